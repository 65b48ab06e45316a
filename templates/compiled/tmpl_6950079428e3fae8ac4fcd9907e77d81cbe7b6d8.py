# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'review/review.html.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_title = resolve('title')
    l_0_source = resolve('source')
    l_0_counts = resolve('counts')
    l_0_shares = resolve('shares')
    l_0_sheets = resolve('sheets')
    l_0_stored = resolve('stored')
    pass
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; script-src \'unsafe-inline\'; img-src data:">\n<title>'
    yield escape((undefined(name='title') if l_0_title is missing else l_0_title))
    yield ' – review</title>\n<link rel="icon" href="data:,">\n<style>\n'
    template = environment.get_template('page/page.css.jinja2', 'review/review.html.jinja2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    template = environment.get_template('review/review.css.jinja2', 'review/review.html.jinja2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</style>\n</head>\n<body>\n<header>\n<h1>'
    yield escape((undefined(name='title') if l_0_title is missing else l_0_title))
    yield '</h1>\n<p><span class="source">'
    yield escape((undefined(name='source') if l_0_source is missing else l_0_source))
    yield '</span> <b>'
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'facts'))
    yield '</b> facts, <b>'
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'proved'))
    yield '</b> proved; <b>'
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'open'))
    yield '</b> numbers open, <b>'
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'contradicted'))
    yield '</b> facts contradicted</p>\n<div class="bar" role="img" aria-label="Printed numbers by fate:'
    l_1_loop = missing
    for (l_1_fate, l_1_count, l_1_share), l_1_loop in LoopContext((undefined(name='shares') if l_0_shares is missing else l_0_shares), undefined):
        _loop_vars = {}
        pass
        yield ' '
        yield escape(l_1_count)
        yield ' '
        yield escape(l_1_fate)
        yield escape((',' if (not environment.getattr(l_1_loop, 'last')) else cond_expr_undefined("the inline if-expression on line 18 in 'review/review.html.jinja2' evaluated to false and no else section was defined.")))
    l_1_loop = l_1_fate = l_1_count = l_1_share = missing
    yield '">'
    for (l_1_fate, l_1_count, l_1_share) in (undefined(name='shares') if l_0_shares is missing else l_0_shares):
        _loop_vars = {}
        pass
        yield '<span class="'
        yield escape(l_1_fate)
        yield '" style="width:'
        yield escape(l_1_share)
        yield '%" title="'
        yield escape(l_1_count)
        yield ' '
        yield escape(l_1_fate)
        yield '"></span>'
    l_1_fate = l_1_count = l_1_share = missing
    yield '</div>\n<div class="bar proved" role="img" aria-label="Facts: '
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'proved'))
    yield ' of '
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'facts'))
    yield ' proved"><span class="fact" style="width:'
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'share'))
    yield '%" title="'
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'proved'))
    yield ' facts proved"></span><span class="unproved" style="width:'
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'rest'))
    yield '%" title="'
    yield escape((environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'facts') - environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'proved')))
    yield ' facts unproved"></span></div>\n<ul class="legend" aria-label="Fates">'
    for (l_1_fate, l_1_count, l_1_share) in (undefined(name='shares') if l_0_shares is missing else l_0_shares):
        _loop_vars = {}
        pass
        yield '<li><span class="n '
        yield escape(l_1_fate)
        yield '">'
        yield escape(l_1_fate)
        yield '</span> '
        yield escape(l_1_count)
        yield '</li>'
    l_1_fate = l_1_count = l_1_share = missing
    yield '<li><span class="n unproved">unproved</span> '
    yield escape((environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'facts') - environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'proved')))
    yield '</li><li><span class="n contradicted">contradicted</span> '
    yield escape(environment.getattr((undefined(name='counts') if l_0_counts is missing else l_0_counts), 'contradicted'))
    yield '</li></ul>\n</header>\n<main>\n<section id="release" class="page" tabindex="0" aria-label="The release as read">\n'
    for l_1_sheet in (undefined(name='sheets') if l_0_sheets is missing else l_0_sheets):
        _loop_vars = {}
        pass
        yield '<div class="sheet" style="aspect-ratio:'
        yield escape(environment.getattr(l_1_sheet, 'size'))
        yield '"><img alt="Page '
        yield escape(environment.getattr(l_1_sheet, 'page'))
        yield '" src="data:image/png;base64,'
        yield escape(environment.getattr(l_1_sheet, 'png'))
        yield '">'
        yield escape(environment.getattr(l_1_sheet, 'buttons'))
        yield '</div>\n<details class="text"><summary>Page '
        yield escape(environment.getattr(l_1_sheet, 'page'))
        yield ' as text</summary>'
        for l_2_line in environment.getattr(l_1_sheet, 'text'):
            _loop_vars = {}
            pass
            yield '<p>'
            yield escape(l_2_line)
            yield '</p>'
        l_2_line = missing
        yield '</details>\n'
    l_1_sheet = missing
    template = environment.get_template('page/blocks.jinja2', 'review/review.html.jinja2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</section>\n<section id="panel" aria-label="Facts">\n<form id="asked" role="search">\n<label for="words">Search</label>\n<input id="words" type="search" autocomplete="off" placeholder="caption, concept, value">\n<fieldset>\n<legend>Show</legend>\n<label><input type="radio" name="kind" value="all" checked> all</label>\n<label><input type="radio" name="kind" value="open"> open</label>\n<label><input type="radio" name="kind" value="unproved"> unproved</label>\n<label><input type="radio" name="kind" value="contradicted"> contradicted</label>\n<label><input type="radio" name="kind" value="own"> issuer’s own</label>\n</fieldset>\n<p id="found" role="status"></p>\n</form>\n<div id="fact" tabindex="-1" aria-live="polite"><p class="hint">Choose a number in the release, or a fact in the list. In the release ← and → walk from number to number, in the list ↑ and ↓; / searches.</p></div>\n<details><summary>What the release says of itself</summary><dl id="cover" class="told"></dl></details>\n<h2>Facts</h2>\n<ol id="list" tabindex="0" aria-label="List of facts"></ol>\n</section>\n</main>\n<script type="application/json" id="stored">'
    yield escape((undefined(name='stored') if l_0_stored is missing else l_0_stored))
    yield '</script>\n<script>\n'
    template = environment.get_template('review/review.js.jinja2', 'review/review.html.jinja2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</script>\n</body>\n</html>\n'

blocks = {}
debug_info = '7=18&10=20&11=26&16=33&17=35&18=46&19=70&20=82&24=98&25=102&26=110&28=121&50=128&52=130'
