# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'inline/report.xhtml.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_namespaces = resolve('namespaces')
    l_0_language = resolve('language')
    l_0_title = resolve('title')
    l_0_own_style = resolve('own_style')
    l_0_hidden = resolve('hidden')
    l_0_entry = resolve('entry')
    l_0_own = resolve('own')
    l_0_contradictions = resolve('contradictions')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"\n    xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"\n    xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"\n    xmlns:xbrli="http://www.xbrl.org/2003/instance"\n    xmlns:link="http://www.xbrl.org/2003/linkbase"\n    xmlns:xlink="http://www.w3.org/1999/xlink"\n    xmlns:xbrldi="http://xbrl.org/2006/xbrldi"\n'
    for (l_1_prefix, l_1_namespace) in (undefined(name='namespaces') if l_0_namespaces is missing else l_0_namespaces):
        _loop_vars = {}
        pass
        yield '    xmlns:'
        yield escape(l_1_prefix)
        yield '="'
        yield escape(l_1_namespace)
        yield '"\n'
    l_1_prefix = l_1_namespace = missing
    yield '    xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xml:lang="'
    yield escape((undefined(name='language') if l_0_language is missing else l_0_language))
    yield '">\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>\n<meta name="viewport" content="width=device-width, initial-scale=1"/>\n<title>'
    yield escape((undefined(name='title') if l_0_title is missing else l_0_title))
    yield '</title>\n<style type="text/css">\n'
    template = environment.get_template('page/page.css.jinja2', 'inline/report.xhtml.jinja2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield escape((undefined(name='own_style') if l_0_own_style is missing else l_0_own_style))
    yield '\n</style>\n</head>\n<body>\n<div style="display:none">\n<ix:header>\n'
    if (undefined(name='hidden') if l_0_hidden is missing else l_0_hidden):
        pass
        yield '<ix:hidden>\n'
        for l_1_element in (undefined(name='hidden') if l_0_hidden is missing else l_0_hidden):
            _loop_vars = {}
            pass
            yield escape(l_1_element)
            yield '\n'
        l_1_element = missing
        yield '</ix:hidden>\n'
    yield '<ix:references xml:lang="'
    yield escape((undefined(name='language') if l_0_language is missing else l_0_language))
    yield '">\n<link:schemaRef xlink:type="simple" xlink:href="'
    yield escape((undefined(name='entry') if l_0_entry is missing else l_0_entry))
    yield '"/>\n</ix:references>\n<ix:resources>\n'
    template = environment.get_template('instance/resources.jinja2', 'inline/report.xhtml.jinja2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    yield '</ix:resources>\n</ix:header>\n</div>\n<div class="page'
    yield escape((' issuers' if (undefined(name='own') if l_0_own is missing else l_0_own) else ''))
    yield '">\n'
    if (undefined(name='own') if l_0_own is missing else l_0_own):
        pass
        yield escape((undefined(name='own') if l_0_own is missing else l_0_own))
        yield '\n'
    else:
        pass
        template = environment.get_template('page/blocks.jinja2', 'inline/report.xhtml.jinja2')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield '</div>\n'
    if (undefined(name='contradictions') if l_0_contradictions is missing else l_0_contradictions):
        pass
        yield '<div class="contradictions">\n<h2>Contradictions in this release</h2>\n<ol>\n'
        for (l_1_number, l_1_said) in (undefined(name='contradictions') if l_0_contradictions is missing else l_0_contradictions):
            _loop_vars = {}
            pass
            yield '<li id="contradiction-'
            yield escape(l_1_number)
            yield '">'
            yield escape(l_1_said)
            yield '</li>\n'
        l_1_number = l_1_said = missing
        yield '</ol>\n</div>\n'
    yield '</body>\n</html>\n'

blocks = {}
debug_info = '9=20&10=24&12=30&16=32&18=34&19=40&25=42&27=45&28=48&32=53&33=55&36=57&40=64&41=66&42=68&44=72&47=79&51=82&52=86'
