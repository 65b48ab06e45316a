# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'taxonomy/references.xml.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_notice = resolve('notice')
    l_0_roles = resolve('roles')
    l_0_references = resolve('references')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!-- '
    yield escape((undefined(name='notice') if l_0_notice is missing else l_0_notice))
    yield ' -->\n<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ref="http://www.xbrl.org/2006/ref">\n'
    for l_1_role in (undefined(name='roles') if l_0_roles is missing else l_0_roles):
        _loop_vars = {}
        pass
        yield '  <link:roleRef xlink:type="simple" roleURI="'
        yield escape(environment.getattr(l_1_role, 'uri'))
        yield '" xlink:href="'
        yield escape(environment.getattr(l_1_role, 'href'))
        yield '"/>\n'
    l_1_role = missing
    yield '  <link:referenceLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">\n'
    for l_1_reference in (undefined(name='references') if l_0_references is missing else l_0_references):
        _loop_vars = {}
        pass
        yield '    <link:loc xlink:type="locator" xlink:href="'
        yield escape(environment.getattr(l_1_reference, 'href'))
        yield '" xlink:label="'
        yield escape(environment.getattr(l_1_reference, 'name'))
        yield '"/>\n    <link:reference xlink:type="resource" xlink:label="'
        yield escape(environment.getattr(l_1_reference, 'name'))
        yield '_ref" xlink:role="'
        yield escape(environment.getattr(l_1_reference, 'role'))
        yield '">\n      <ref:Publisher>Financial Accounting Foundation</ref:Publisher>\n      <ref:Name>us-gaap</ref:Name>\n      <ref:Number>'
        yield escape(environment.getattr(l_1_reference, 'year'))
        yield '</ref:Number>\n      <ref:Section>'
        yield escape(environment.getattr(l_1_reference, 'element'))
        yield '</ref:Section>\n'
        if environment.getattr(l_1_reference, 'note'):
            pass
            yield '      <ref:Note>'
            yield escape(environment.getattr(l_1_reference, 'note'))
            yield '</ref:Note>\n'
        yield '      <ref:URI>'
        yield escape(environment.getattr(l_1_reference, 'uri'))
        yield '</ref:URI>\n    </link:reference>\n    <link:referenceArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-reference" xlink:from="'
        yield escape(environment.getattr(l_1_reference, 'name'))
        yield '" xlink:to="'
        yield escape(environment.getattr(l_1_reference, 'name'))
        yield '_ref"/>\n'
    l_1_reference = missing
    yield '  </link:referenceLink>\n</link:linkbase>\n'

blocks = {}
debug_info = '2=15&4=17&5=21&8=27&9=31&10=35&13=39&14=41&15=43&16=46&18=49&20=51'
