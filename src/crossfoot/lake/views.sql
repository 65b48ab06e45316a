-- The questions of a lake. `key` stands for entity, concept, period, unit and dimensions, `series` for
-- the same without the period; with the time of publication the key is whole. A release that was
-- converted again, by a newer program or with another profile, counts once.
-- (`us_gaap` is said with the key, so that who asks for an element need not look through all facts. The
-- key decides it as long as the taxonomy aligns its concept with the same element.)

CREATE VIEW releases AS
SELECT * EXCLUDE (month), coalesce(published, reported::TIMESTAMP) AS told
FROM receipts
QUALIFY row_number() OVER (
    PARTITION BY content ORDER BY facts > 0 DESC, finished DESC, release) = 1;
COMMENT ON VIEW releases IS
    'releases as last converted to facts, with when they were told';

CREATE VIEW fact_prints AS
SELECT facts.* EXCLUDE (month),
       coalesce(facts.published, facts.reported::TIMESTAMP) AS told,
       last_day - first_day + 1 AS days
FROM facts SEMI JOIN releases USING (release);
COMMENT ON VIEW fact_prints IS
    'all facts of these releases';

CREATE VIEW latest AS
SELECT * FROM fact_prints
QUALIFY row_number() OVER (
    PARTITION BY key, us_gaap ORDER BY told DESC, decimals DESC, release) = 1;
COMMENT ON VIEW latest IS
    'the latest value of each fact';

CREATE VIEW first_reported AS
SELECT * FROM fact_prints
QUALIFY row_number() OVER (
    PARTITION BY key, us_gaap ORDER BY told, decimals DESC, release) = 1;
COMMENT ON VIEW first_reported IS
    'the value of each fact in the first release that has it';

CREATE VIEW restated AS
SELECT scheme, identifier, company, concept, us_gaap, first_day, last_day, unit, dimensions,
       before, value AS after, value - before AS difference,
       told_before, told, release_before, release, fact
FROM (
    SELECT *, lag(value) OVER same AS before, lag(decimals) OVER same AS decimals_before,
           lag(told) OVER same AS told_before, lag(release) OVER same AS release_before
    FROM fact_prints
    WHERE NOT forecast
    WINDOW same AS (PARTITION BY key ORDER BY told, release)
)
WHERE told > told_before
  AND abs(value - before) > 0.500001 * power(10::DOUBLE, -least(decimals, decimals_before));
COMMENT ON VIEW restated IS
    'facts that a later release gives otherwise, and not only in fewer digits';

CREATE VIEW statements AS
SELECT release, company, told, statement, page, line, "character", caption, label, concept,
       us_gaap, dimensions, first_day, last_day, days, unit, value, proved
FROM fact_prints
WHERE statement <> ''
ORDER BY told, release, statement, page, line, "character";
COMMENT ON VIEW statements IS
    'the lines of each statement of each release, in printed order, a row a figure';

CREATE VIEW year_on_year AS
SELECT now.series, now.scheme, now.identifier, now.company, now.concept, now.us_gaap, now.unit,
       now.dimensions, now.first_day, now.last_day, now.days, now.value,
       before.value AS value_before, now.value - before.value AS difference,
       CASE WHEN before.value > 0
            THEN round(now.value::DOUBLE / before.value::DOUBLE - 1, 4) END AS change
FROM latest AS now JOIN latest AS before
  USING (series)
WHERE now.last_day - before.last_day BETWEEN 354 AND 375
  AND abs(coalesce(now.days, 0) - coalesce(before.days, 0)) <= 8;
COMMENT ON VIEW year_on_year IS
    'a fact and the same of a year before, each as it was told last';

CREATE VIEW fourth_quarters AS
WITH spans AS (
    SELECT *, days >= 350 AS whole
    FROM latest
    WHERE (days BETWEEN 350 AND 380 OR days BETWEEN 255 AND 290)
      AND unit LIKE 'iso4217:%' AND unit NOT LIKE '%/%' AND NOT forecast
)
SELECT series, any_value(scheme) AS scheme, any_value(identifier) AS identifier,
       any_value(company) AS company, any_value(concept) AS concept, us_gaap,
       any_value(unit) AS unit, any_value(dimensions) AS dimensions,
       max(last_day) FILTER (NOT whole) + 1 AS first_day, max(last_day) AS last_day,
       arg_max(value, last_day) FILTER (whole) - arg_max(value, last_day) FILTER (NOT whole)
           AS value,
       true AS computed, bool_and(proved) AS proved, arg_max(release, last_day) AS release
FROM spans
GROUP BY series, us_gaap, first_day
HAVING bool_or(whole) AND bool_or(NOT whole);
COMMENT ON VIEW fourth_quarters IS
    'amounts of the fourth quarter, as the year less its first nine months';

CREATE VIEW printed_quarters AS
SELECT series, scheme, identifier, company, concept, us_gaap, unit, dimensions, first_day, last_day,
       value, false AS computed, proved, release
FROM latest
WHERE days BETWEEN 80 AND 101 AND NOT forecast;
COMMENT ON VIEW printed_quarters IS
    'facts of a quarter, as printed';

CREATE VIEW quarters AS
SELECT * FROM (FROM printed_quarters UNION ALL FROM fourth_quarters)
QUALIFY rank() OVER (PARTITION BY series, us_gaap, last_day ORDER BY computed) = 1;
COMMENT ON VIEW quarters IS
    'quarters as printed, and the fourth as computed where nobody prints it';

CREATE VIEW revenue_by_quarter AS
SELECT scheme, identifier, company, first_day, last_day, unit, value, us_gaap, computed, proved
FROM quarters
WHERE dimensions = '' AND us_gaap IN (
    'Revenues', 'SalesRevenueNet', 'RevenueFromContractWithCustomerExcludingAssessedTax',
    'RevenueFromContractWithCustomerIncludingAssessedTax')
QUALIFY row_number() OVER (
    PARTITION BY scheme, identifier, last_day, unit
    ORDER BY computed, us_gaap NOT IN ('Revenues', 'SalesRevenueNet'), value DESC) = 1;
COMMENT ON VIEW revenue_by_quarter IS
    'revenue by quarter: the widest of what a company calls so';

CREATE VIEW forecasts AS
SELECT * FROM fact_prints WHERE forecast;
COMMENT ON VIEW forecasts IS
    'forecasts as told';

CREATE VIEW forecast_revisions AS
SELECT scheme, identifier, company, concept, us_gaap, first_day, last_day, unit, dimensions,
       before, value AS after, value - before AS difference, told_before, told, release
FROM (
    SELECT *, lag(value) OVER same AS before, lag(told) OVER same AS told_before
    FROM forecasts
    WINDOW same AS (PARTITION BY key ORDER BY told, release)
)
WHERE told > told_before AND value <> before;
COMMENT ON VIEW forecast_revisions IS
    'forecasts that a later release gives otherwise';

CREATE VIEW unproved AS
SELECT company, told, caption, printed, value, unit, first_day, last_day, dimensions, total,
       failed, page, line, "character", concept, fact, release
FROM fact_prints
WHERE NOT proved;

COMMENT ON VIEW unproved IS
    'what nothing proves, and where to look';
