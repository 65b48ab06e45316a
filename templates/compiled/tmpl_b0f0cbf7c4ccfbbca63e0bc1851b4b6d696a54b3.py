# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'taxonomy/rules.xml.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_notice = resolve('notice')
    l_0_namespaces = resolve('namespaces')
    l_0_implementing = resolve('implementing')
    l_0_assertions = resolve('assertions')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!-- '
    yield escape((undefined(name='notice') if l_0_notice is missing else l_0_notice))
    yield ' -->\n<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:gen="http://xbrl.org/2008/generic" xmlns:variable="http://xbrl.org/2008/variable" xmlns:validation="http://xbrl.org/2008/validation" xmlns:va="http://xbrl.org/2008/assertion/value" xmlns:cn="http://xbrl.org/2008/filter/concept" xmlns:pf="http://xbrl.org/2008/filter/period" xmlns:msg="http://xbrl.org/2010/message" xmlns:cfi="http://xbrl.org/2010/custom-function" xmlns:xfi="http://www.xbrl.org/2008/function/instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    for (l_1_prefix, l_1_uri) in (undefined(name='namespaces') if l_0_namespaces is missing else l_0_namespaces):
        _loop_vars = {}
        pass
        yield ' xmlns:'
        yield escape(l_1_prefix)
        yield '="'
        yield escape(l_1_uri)
        yield '"'
    l_1_prefix = l_1_uri = missing
    yield ' xsi:schemaLocation="http://xbrl.org/2008/generic http://www.xbrl.org/2008/generic-link.xsd http://xbrl.org/2008/variable http://www.xbrl.org/2008/variable.xsd http://xbrl.org/2008/assertion/value http://www.xbrl.org/2008/value-assertion.xsd http://xbrl.org/2008/filter/concept http://www.xbrl.org/2008/concept-filter.xsd http://xbrl.org/2008/filter/period http://www.xbrl.org/2008/period-filter.xsd http://xbrl.org/2010/message http://www.xbrl.org/2010/generic-message.xsd http://xbrl.org/2010/custom-function http://www.xbrl.org/2010/custom-function-implementation.xsd">\n  <link:roleRef roleURI="http://www.xbrl.org/2008/role/link" xlink:type="simple" xlink:href="http://www.xbrl.org/2008/generic-link.xsd#standard-link-role"/>\n  <link:roleRef roleURI="http://www.xbrl.org/2010/role/message" xlink:type="simple" xlink:href="http://www.xbrl.org/2010/generic-message.xsd#standard-message"/>\n  <link:arcroleRef arcroleURI="http://xbrl.org/arcrole/2008/variable-set" xlink:type="simple" xlink:href="http://www.xbrl.org/2008/variable.xsd#variable-set"/>\n  <link:arcroleRef arcroleURI="http://xbrl.org/arcrole/2008/variable-filter" xlink:type="simple" xlink:href="http://www.xbrl.org/2008/variable.xsd#variable-filter"/>\n  <link:arcroleRef arcroleURI="http://xbrl.org/arcrole/2010/assertion-unsatisfied-message" xlink:type="simple" xlink:href="http://www.xbrl.org/2010/validation-message.xsd#assertion-unsatisfied-message"/>\n  <link:arcroleRef arcroleURI="http://xbrl.org/arcrole/2010/function-implementation" xlink:type="simple" xlink:href="http://www.xbrl.org/2010/custom-function-implementation.xsd#cfi-implementation"/>\n  <gen:link xlink:type="extended" xlink:role="http://www.xbrl.org/2008/role/link">\n'
    if (undefined(name='implementing') if l_0_implementing is missing else l_0_implementing):
        pass
        yield '    <variable:function xlink:type="resource" xlink:label="half-unit" name="'
        yield escape((undefined(name='implementing') if l_0_implementing is missing else l_0_implementing))
        yield ':half-unit" output="xs:double">\n      <variable:input type="item()"/>\n    </variable:function>\n    <cfi:implementation xlink:type="resource" xlink:label="half-unit_implementation">\n      <cfi:input name="fact"/>\n      <cfi:step name="decimals">string(xfi:decimals($fact))</cfi:step>\n      <cfi:output>if ($decimals eq \'INF\') then 0 else number(concat(\'5E\', -1 - xs:integer($decimals)))</cfi:output>\n    </cfi:implementation>\n    <gen:arc xlink:type="arc" xlink:arcrole="http://xbrl.org/arcrole/2010/function-implementation" xlink:from="half-unit" xlink:to="half-unit_implementation"/>\n'
    l_1_loop = missing
    for l_1_assertion, l_1_loop in LoopContext((undefined(name='assertions') if l_0_assertions is missing else l_0_assertions), undefined):
        _loop_vars = {}
        pass
        yield '    <va:valueAssertion xlink:type="resource" xlink:label="'
        yield escape(environment.getattr(l_1_assertion, 'id'))
        yield '" id="'
        yield escape(environment.getattr(l_1_assertion, 'id'))
        yield '" test="'
        yield escape(environment.getattr(l_1_assertion, 'test'))
        yield '" aspectModel="dimensional" implicitFiltering="true"/>\n    <msg:message xlink:type="resource" xlink:label="'
        yield escape(environment.getattr(l_1_assertion, 'id'))
        yield '_message" xlink:role="http://www.xbrl.org/2010/role/message" xml:lang="en">'
        yield escape(environment.getattr(l_1_assertion, 'message'))
        yield '</msg:message>\n    <gen:arc xlink:type="arc" xlink:arcrole="http://xbrl.org/arcrole/2010/assertion-unsatisfied-message" xlink:from="'
        yield escape(environment.getattr(l_1_assertion, 'id'))
        yield '" xlink:to="'
        yield escape(environment.getattr(l_1_assertion, 'id'))
        yield '_message"/>\n'
        l_2_loop = missing
        for l_2_variable, l_2_loop in LoopContext(environment.getattr(l_1_assertion, 'variables'), undefined):
            _loop_vars = {}
            pass
            yield '    <variable:factVariable xlink:type="resource" xlink:label="'
            yield escape(environment.getattr(l_1_assertion, 'id'))
            yield '_'
            yield escape(environment.getattr(l_2_variable, 'name'))
            yield '" bindAsSequence="false"/>\n    <variable:variableArc xlink:type="arc" xlink:arcrole="http://xbrl.org/arcrole/2008/variable-set" xlink:from="'
            yield escape(environment.getattr(l_1_assertion, 'id'))
            yield '" xlink:to="'
            yield escape(environment.getattr(l_1_assertion, 'id'))
            yield '_'
            yield escape(environment.getattr(l_2_variable, 'name'))
            yield '" order="'
            yield escape(environment.getattr(l_2_loop, 'index'))
            yield '" name="'
            yield escape(environment.getattr(l_2_variable, 'name'))
            yield '"/>\n    <cn:conceptName xlink:type="resource" xlink:label="'
            yield escape(environment.getattr(l_1_assertion, 'id'))
            yield '_'
            yield escape(environment.getattr(l_2_variable, 'name'))
            yield '_concept">\n      <cn:concept>\n        <cn:qname>'
            yield escape(environment.getattr(l_2_variable, 'concept'))
            yield '</cn:qname>\n      </cn:concept>\n    </cn:conceptName>\n    <variable:variableFilterArc xlink:type="arc" xlink:arcrole="http://xbrl.org/arcrole/2008/variable-filter" xlink:from="'
            yield escape(environment.getattr(l_1_assertion, 'id'))
            yield '_'
            yield escape(environment.getattr(l_2_variable, 'name'))
            yield '" xlink:to="'
            yield escape(environment.getattr(l_1_assertion, 'id'))
            yield '_'
            yield escape(environment.getattr(l_2_variable, 'name'))
            yield '_concept" order="1" complement="false" cover="true"/>\n'
            if environment.getattr(l_2_variable, 'boundary'):
                pass
                yield '    <pf:instantDuration xlink:type="resource" xlink:label="'
                yield escape(environment.getattr(l_1_assertion, 'id'))
                yield '_'
                yield escape(environment.getattr(l_2_variable, 'name'))
                yield '_period" boundary="'
                yield escape(environment.getattr(l_2_variable, 'boundary'))
                yield '" variable="'
                yield escape(environment.getattr(l_2_variable, 'period_of'))
                yield '"/>\n    <variable:variableFilterArc xlink:type="arc" xlink:arcrole="http://xbrl.org/arcrole/2008/variable-filter" xlink:from="'
                yield escape(environment.getattr(l_1_assertion, 'id'))
                yield '_'
                yield escape(environment.getattr(l_2_variable, 'name'))
                yield '" xlink:to="'
                yield escape(environment.getattr(l_1_assertion, 'id'))
                yield '_'
                yield escape(environment.getattr(l_2_variable, 'name'))
                yield '_period" order="2" complement="false" cover="true"/>\n'
        l_2_loop = l_2_variable = missing
    l_1_loop = l_1_assertion = missing
    yield '  </gen:link>\n</link:linkbase>\n'

blocks = {}
debug_info = '2=16&3=18&11=28&12=31&22=34&23=38&24=44&25=48&26=53&27=57&28=61&29=71&31=75&34=77&35=85&36=88&37=96'
