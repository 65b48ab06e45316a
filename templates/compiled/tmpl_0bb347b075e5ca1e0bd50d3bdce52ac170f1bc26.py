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
    l_0_contexts = resolve('contexts')
    l_0_units = resolve('units')
    l_0_cover = resolve('cover')
    l_0_facts = resolve('facts')
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
    for l_1_context in (undefined(name='contexts') if l_0_contexts is missing else l_0_contexts):
        l_1_scheme = resolve('scheme')
        l_1_identifier = resolve('identifier')
        _loop_vars = {}
        pass
        yield '  <xbrli:context id="'
        yield escape(environment.getattr(l_1_context, 'id'))
        yield '">\n    <xbrli:entity>\n      <xbrli:identifier scheme="'
        yield escape((undefined(name='scheme') if l_1_scheme is missing else l_1_scheme))
        yield '">'
        yield escape((undefined(name='identifier') if l_1_identifier is missing else l_1_identifier))
        yield '</xbrli:identifier>\n'
        if environment.getattr(l_1_context, 'members'):
            pass
            yield '      <xbrli:segment>\n'
            for (l_2_axis, l_2_member) in environment.getattr(l_1_context, 'members'):
                _loop_vars = {}
                pass
                yield '        <xbrldi:explicitMember dimension="'
                yield escape(l_2_axis)
                yield '">'
                yield escape(l_2_member)
                yield '</xbrldi:explicitMember>\n'
            l_2_axis = l_2_member = missing
            yield '      </xbrli:segment>\n'
        yield '    </xbrli:entity>\n    <xbrli:period>\n'
        if environment.getattr(l_1_context, 'instant'):
            pass
            yield '      <xbrli:instant>'
            yield escape(environment.getattr(l_1_context, 'instant'))
            yield '</xbrli:instant>\n'
        else:
            pass
            yield '      <xbrli:startDate>'
            yield escape(environment.getattr(l_1_context, 'first'))
            yield '</xbrli:startDate>\n      <xbrli:endDate>'
            yield escape(environment.getattr(l_1_context, 'last'))
            yield '</xbrli:endDate>\n'
        yield '    </xbrli:period>\n  </xbrli:context>\n'
    l_1_context = l_1_scheme = l_1_identifier = missing
    for l_1_unit in (undefined(name='units') if l_0_units is missing else l_0_units):
        _loop_vars = {}
        pass
        yield '  <xbrli:unit id="'
        yield escape(environment.getattr(l_1_unit, 'id'))
        yield '">\n'
        if environment.getattr(l_1_unit, 'per'):
            pass
            yield '    <xbrli:divide>\n      <xbrli:unitNumerator><xbrli:measure>'
            yield escape(environment.getattr(l_1_unit, 'measure'))
            yield '</xbrli:measure></xbrli:unitNumerator>\n      <xbrli:unitDenominator><xbrli:measure>'
            yield escape(environment.getattr(l_1_unit, 'per'))
            yield '</xbrli:measure></xbrli:unitDenominator>\n    </xbrli:divide>\n'
        else:
            pass
            yield '    <xbrli:measure>'
            yield escape(environment.getattr(l_1_unit, 'measure'))
            yield '</xbrli:measure>\n'
        yield '  </xbrli:unit>\n'
    l_1_unit = missing
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
    for (l_1_tag, l_1_id, l_1_context, l_1_unit, l_1_decimals, l_1_value) in (undefined(name='facts') if l_0_facts is missing else l_0_facts):
        _loop_vars = {}
        pass
        yield '  <'
        yield escape(l_1_tag)
        yield ' id="'
        yield escape(l_1_id)
        yield '" contextRef="'
        yield escape(l_1_context)
        yield '" unitRef="'
        yield escape(l_1_unit)
        yield '" decimals="'
        yield escape(l_1_decimals)
        yield '">'
        yield escape(l_1_value)
        yield '</'
        yield escape(l_1_tag)
        yield '>\n'
    l_1_tag = l_1_id = l_1_context = l_1_unit = l_1_decimals = l_1_value = missing
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
debug_info = '6=19&7=23&10=29&11=31&12=37&14=39&15=43&17=46&18=50&24=57&25=60&27=65&28=67&33=71&34=75&35=77&37=80&38=82&41=87&45=91&46=95&48=112&49=116&51=131&53=134&54=138&55=142&56=146'
