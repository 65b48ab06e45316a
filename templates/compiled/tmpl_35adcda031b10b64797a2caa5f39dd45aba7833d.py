# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'taxonomy/schema.xsd.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_notice = resolve('notice')
    l_0_schema = resolve('schema')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!-- '
    yield escape((undefined(name='notice') if l_0_notice is missing else l_0_notice))
    yield ' -->\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:dtr="http://www.xbrl.org/dtr/type/2024-01-31" xmlns:'
    yield escape(environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'prefix'))
    yield '="'
    yield escape(environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'namespace'))
    yield '" targetNamespace="'
    yield escape(environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'namespace'))
    yield '" elementFormDefault="qualified">\n'
    if (environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'roles') or environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'linkbases')):
        pass
        yield '  <xs:annotation>\n    <xs:appinfo>\n'
        for l_1_role in environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'roles'):
            _loop_vars = {}
            pass
            yield '      <link:roleType id="'
            yield escape(environment.getattr(l_1_role, 'id'))
            yield '" roleURI="'
            yield escape(environment.getattr(l_1_role, 'uri'))
            yield '">\n        <link:definition>'
            yield escape(environment.getattr(l_1_role, 'definition'))
            yield '</link:definition>\n'
            for l_2_used_on in environment.getattr(l_1_role, 'used_on'):
                _loop_vars = {}
                pass
                yield '        <link:usedOn>'
                yield escape(l_2_used_on)
                yield '</link:usedOn>\n'
            l_2_used_on = missing
            yield '      </link:roleType>\n'
        l_1_role = missing
        for l_1_linkbase in environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'linkbases'):
            _loop_vars = {}
            pass
            yield '      <link:linkbaseRef xlink:type="simple" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"'
            if environment.getattr(l_1_linkbase, 'kind'):
                pass
                yield ' xlink:role="http://www.xbrl.org/2003/role/'
                yield escape(environment.getattr(l_1_linkbase, 'kind'))
                yield 'LinkbaseRef"'
            yield ' xlink:href="'
            yield escape(environment.getattr(l_1_linkbase, 'href'))
            yield '"/>\n'
        l_1_linkbase = missing
        yield '    </xs:appinfo>\n  </xs:annotation>\n'
    for l_1_import in environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'imports'):
        _loop_vars = {}
        pass
        yield '  <xs:import namespace="'
        yield escape(environment.getattr(l_1_import, 'namespace'))
        yield '" schemaLocation="'
        yield escape(environment.getattr(l_1_import, 'location'))
        yield '"/>\n'
    l_1_import = missing
    for l_1_element in environment.getattr((undefined(name='schema') if l_0_schema is missing else l_0_schema), 'elements'):
        _loop_vars = {}
        pass
        yield '  <xs:element name="'
        yield escape(environment.getattr(l_1_element, 'name'))
        yield '" id="'
        yield escape(environment.getattr(l_1_element, 'id'))
        yield '" type="'
        yield escape(environment.getattr(l_1_element, 'type'))
        yield '" substitutionGroup="'
        yield escape(environment.getattr(l_1_element, 'group'))
        yield '" nillable="true"'
        if environment.getattr(l_1_element, 'abstract'):
            pass
            yield ' abstract="true"'
        if environment.getattr(l_1_element, 'balance'):
            pass
            yield ' xbrli:balance="'
            yield escape(environment.getattr(l_1_element, 'balance'))
            yield '"'
        yield ' xbrli:periodType="'
        yield escape(environment.getattr(l_1_element, 'period'))
        yield '"/>\n'
    l_1_element = missing
    yield '</xs:schema>\n'

blocks = {}
debug_info = '2=14&3=16&4=22&7=25&8=29&9=33&10=35&11=39&15=44&16=48&21=58&22=62&24=67&25=71'
