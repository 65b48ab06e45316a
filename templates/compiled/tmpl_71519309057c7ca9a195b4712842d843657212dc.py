# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'taxonomy/labels.xml.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_notice = resolve('notice')
    l_0_concepts = resolve('concepts')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!-- '
    yield escape((undefined(name='notice') if l_0_notice is missing else l_0_notice))
    yield ' -->\n<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">\n  <link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">\n'
    for l_1_concept in (undefined(name='concepts') if l_0_concepts is missing else l_0_concepts):
        _loop_vars = {}
        pass
        yield '    <link:loc xlink:type="locator" xlink:href="'
        yield escape(environment.getattr(l_1_concept, 'href'))
        yield '" xlink:label="'
        yield escape(environment.getattr(l_1_concept, 'name'))
        yield '"/>\n'
        for l_2_label in environment.getattr(l_1_concept, 'labels'):
            l_2_language = resolve('language')
            _loop_vars = {}
            pass
            yield '    <link:label xlink:type="resource" xlink:label="'
            yield escape(environment.getattr(l_1_concept, 'name'))
            yield '_lab" xlink:role="http://www.xbrl.org/2003/role/'
            yield escape(environment.getattr(l_2_label, 'role'))
            yield '" xml:lang="'
            yield escape((undefined(name='language') if l_2_language is missing else l_2_language))
            yield '">'
            yield escape(environment.getattr(l_2_label, 'text'))
            yield '</link:label>\n'
        l_2_label = l_2_language = missing
        yield '    <link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="'
        yield escape(environment.getattr(l_1_concept, 'name'))
        yield '" xlink:to="'
        yield escape(environment.getattr(l_1_concept, 'name'))
        yield '_lab"/>\n'
    l_1_concept = missing
    yield '  </link:labelLink>\n</link:linkbase>\n'

blocks = {}
debug_info = '2=14&5=16&6=20&7=24&8=29&10=39'
