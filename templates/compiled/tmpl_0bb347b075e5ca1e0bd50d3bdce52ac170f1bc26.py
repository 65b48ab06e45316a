# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'instance/report.xbrl.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_namespaces = resolve('namespaces')
    l_0_entry = resolve('entry')
    l_0_cover = resolve('cover')
    l_0_footnotes = resolve('footnotes')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance"\n    xmlns:link="http://www.xbrl.org/2003/linkbase"\n    xmlns:xlink="http://www.w3.org/1999/xlink"\n    xmlns:xbrldi="http://xbrl.org/2006/xbrldi"\n'
    for (l_1_prefix, l_1_namespace) in (undefined(name='namespaces') if l_0_namespaces is missing else l_0_namespaces):
        _loop_vars = {}
        pass
        yield '    xmlns:'
        yield escape(l_1_prefix)
        yield '="'
        yield escape(l_1_namespace)
        yield '"\n'
    l_1_prefix = l_1_namespace = missing
    yield '    xmlns:iso4217="http://www.xbrl.org/2003/iso4217">\n  <link:schemaRef xlink:type="simple" xlink:href="'
    yield escape((undefined(name='entry') if l_0_entry is missing else l_0_entry))
    yield '"/>\n'
    template = environment.get_template('instance/resources.jinja2', 'instance/report.xbrl.jinja2')
    gen = template.root_render_func(template.new_context(context.get_all(), True, {}))
    try:
        for event in gen:
            yield event
    finally: gen.close()
    for (l_1_tag, l_1_id, l_1_context, l_1_language, l_1_text) in (undefined(name='cover') if l_0_cover is missing else l_0_cover):
        _loop_vars = {}
        pass
        yield '  <'
        yield escape(l_1_tag)
        yield ' id="'
        yield escape(l_1_id)
        yield '" contextRef="'
        yield escape(l_1_context)
        yield '"'
        if l_1_language:
            pass
            yield ' xml:lang="'
            yield escape(l_1_language)
            yield '"'
        yield '>'
        yield escape(l_1_text)
        yield '</'
        yield escape(l_1_tag)
        yield '>\n'
    l_1_tag = l_1_id = l_1_context = l_1_language = l_1_text = missing
    l_1_facts = resolve('facts')
    pass
    t_1 = context.eval_ctx.save()
    context.eval_ctx.autoescape = False
    for (l_2_tag, l_2_id, l_2_context, l_2_unit, l_2_decimals, l_2_value) in (undefined(name='facts') if l_1_facts is missing else l_1_facts):
        _loop_vars = {}
        pass
        yield '  <'
        yield str(l_2_tag)
        yield ' id="'
        yield str(l_2_id)
        yield '" contextRef="'
        yield str(l_2_context)
        yield '" unitRef="'
        yield str(l_2_unit)
        yield '" decimals="'
        yield str(l_2_decimals)
        yield '">'
        yield str(l_2_value)
        yield '</'
        yield str(l_2_tag)
        yield '>\n'
    l_2_tag = l_2_id = l_2_context = l_2_unit = l_2_decimals = l_2_value = missing
    context.eval_ctx.revert(t_1)
    l_1_facts = missing
    if (undefined(name='footnotes') if l_0_footnotes is missing else l_0_footnotes):
        pass
        yield '  <link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">\n'
        for (l_1_id, l_1_number, l_1_text) in (undefined(name='footnotes') if l_0_footnotes is missing else l_0_footnotes):
            _loop_vars = {}
            pass
            yield '    <link:loc xlink:type="locator" xlink:href="#'
            yield escape(l_1_id)
            yield '" xlink:label="fact'
            yield escape(l_1_number)
            yield '"/>\n    <link:footnote xlink:type="resource" xlink:role="http://www.xbrl.org/2003/role/footnote" xlink:label="footnote'
            yield escape(l_1_number)
            yield '" xml:lang="en">'
            yield escape(l_1_text)
            yield '</link:footnote>\n    <link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote" xlink:from="fact'
            yield escape(l_1_number)
            yield '" xlink:to="footnote'
            yield escape(l_1_number)
            yield '"/>\n'
        l_1_id = l_1_number = l_1_text = missing
        yield '  </link:footnoteLink>\n'
    yield '</xbrli:xbrl>\n'

blocks = {}
debug_info = '6=16&7=20&10=26&11=28&12=34&13=38&16=59&17=63&20=80&22=83&23=87&24=91&25=95'
