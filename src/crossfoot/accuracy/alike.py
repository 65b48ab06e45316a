"""Concepts between which a printed line does not decide: issuers use any of them for it."""

from __future__ import annotations

from typing import Final

_ALIKE: Final = (
    (
        "Revenues",
        "RevenueFromContractWithCustomerExcludingAssessedTax",
        "RevenueFromContractWithCustomerIncludingAssessedTax",
        "SalesRevenueNet",
    ),
    (
        "CostOfRevenue",
        "CostOfGoodsAndServicesSold",
        "CostOfGoodsSold",
    ),
    (
        "NetIncomeLoss",
        "ProfitLoss",
        "NetIncomeLossAvailableToCommonStockholdersBasic",
        "NetIncomeLossAvailableToCommonStockholdersDiluted",
    ),
    (
        "StockholdersEquity",
        "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest",
    ),
    (
        "CashAndCashEquivalentsAtCarryingValue",
        "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
    ),
    (
        "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseIncludingExchangeRateEffect",
        "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalentsPeriodIncreaseDecreaseExcludingExchangeRateEffect",
        "CashAndCashEquivalentsPeriodIncreaseDecrease",
    ),
    (
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
        "IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments",
    ),
    (
        "EarningsPerShareBasic",
        "EarningsPerShareBasicAndDiluted",
        "IncomeLossFromContinuingOperationsPerBasicShare",
    ),
    (
        "EarningsPerShareDiluted",
        "IncomeLossFromContinuingOperationsPerDilutedShare",
    ),
    (
        "NetCashProvidedByUsedInOperatingActivities",
        "NetCashProvidedByUsedInOperatingActivitiesContinuingOperations",
    ),
    (
        "NetCashProvidedByUsedInInvestingActivities",
        "NetCashProvidedByUsedInInvestingActivitiesContinuingOperations",
    ),
    (
        "NetCashProvidedByUsedInFinancingActivities",
        "NetCashProvidedByUsedInFinancingActivitiesContinuingOperations",
    ),
    (
        "DepreciationDepletionAndAmortization",
        "DepreciationAndAmortization",
        "DepreciationAmortizationAndAccretionNet",
    ),
    (
        "PaymentsOfDividends",
        "PaymentsOfDividendsCommonStock",
        "DividendsCash",
        "DividendsCommonStock",
        "DividendsCommonStockCash",
    ),
    (
        "WeightedAverageNumberOfSharesOutstandingBasic",
        "WeightedAverageNumberOfSharesOutstandingBasicAndDiluted",
    ),
    (
        "AccountsReceivableNetCurrent",
        "ReceivablesNetCurrent",
    ),
    (
        "ShareBasedCompensation",
        "AllocatedShareBasedCompensationExpense",
        "AdjustmentsToAdditionalPaidInCapitalSharebasedCompensationRequisiteServicePeriodRecognitionValue",
    ),
    (
        "PaymentsRelatedToTaxWithholdingForShareBasedCompensation",
        "AdjustmentsRelatedToTaxWithholdingForShareBasedCompensation",
    ),
    (
        "PaymentsToAcquirePropertyPlantAndEquipment",
        "SegmentExpenditureAdditionToLongLivedAssets",
    ),
    (
        "PaymentsForRepurchaseOfCommonStock",
        "StockRepurchasedAndRetiredDuringPeriodValue",
        "StockRepurchasedDuringPeriodValue",
        "TreasuryStockValueAcquiredCostMethod",
    ),
    (
        "InterestExpense",
        "InterestExpenseNonoperating",
    ),
    (
        "LongTermDebtNoncurrent",
        "LongTermDebt",
        "LongTermDebtAndCapitalLeaseObligations",
        "DebtInstrumentCarryingAmount",
    ),
    (
        "LongTermDebtCurrent",
        "DebtCurrent",
        "LongTermDebtMaturitiesRepaymentsOfPrincipalInNextTwelveMonths",
    ),
    (
        "FiniteLivedIntangibleAssetsNet",
        "IntangibleAssetsNetExcludingGoodwill",
        "OtherIntangibleAssetsNet",
    ),
)
_FIRST: Final = {name: group[0] for group in _ALIKE for name in group}


def alike(concept: str) -> str:
    """The one name that stands for all that are used alike."""
    return _FIRST.get(concept, concept)
