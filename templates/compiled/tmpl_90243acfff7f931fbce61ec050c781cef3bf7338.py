# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'taxonomy/links.xml.j2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_notice = resolve('notice')
    l_0_linkbase = resolve('linkbase')
    pass
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!-- '
    yield escape((undefined(name='notice') if l_0_notice is missing else l_0_notice))
    yield ' -->\n<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldt="http://xbrl.org/2005/xbrldt">\n'
    for l_1_role in environment.getattr((undefined(name='linkbase') if l_0_linkbase is missing else l_0_linkbase), 'roles'):
        _loop_vars = {}
        pass
        yield '  <link:roleRef xlink:type="simple" roleURI="'
        yield escape(environment.getattr(l_1_role, 'uri'))
        yield '" xlink:href="'
        yield escape(environment.getattr(l_1_role, 'href'))
        yield '"/>\n'
    l_1_role = missing
    for l_1_arcrole in environment.getattr((undefined(name='linkbase') if l_0_linkbase is missing else l_0_linkbase), 'arcroles'):
        _loop_vars = {}
        pass
        yield '  <link:arcroleRef xlink:type="simple" arcroleURI="'
        yield escape(environment.getattr(l_1_arcrole, 'uri'))
        yield '" xlink:href="'
        yield escape(environment.getattr(l_1_arcrole, 'href'))
        yield '"/>\n'
    l_1_arcrole = missing
    for l_1_link in environment.getattr((undefined(name='linkbase') if l_0_linkbase is missing else l_0_linkbase), 'links'):
        _loop_vars = {}
        pass
        yield '  <link:'
        yield escape(environment.getattr((undefined(name='linkbase') if l_0_linkbase is missing else l_0_linkbase), 'kind'))
        yield 'Link xlink:type="extended" xlink:role="'
        yield escape(environment.getattr(l_1_link, 'role'))
        yield '">\n'
        pass
        t_1 = context.eval_ctx.save()
        context.eval_ctx.autoescape = False
        for l_3_loc in environment.getattr(l_1_link, 'locators'):
            _loop_vars = {}
            pass
            yield '    <link:loc xlink:type="locator" xlink:href="'
            yield str(environment.getattr(l_3_loc, 'href'))
            yield '" xlink:label="'
            yield str(environment.getattr(l_3_loc, 'label'))
            yield '"/>\n'
        l_3_loc = missing
        for l_3_arc in environment.getattr(l_1_link, 'arcs'):
            _loop_vars = {}
            pass
            yield '    <link:'
            yield str(environment.getattr((undefined(name='linkbase') if l_0_linkbase is missing else l_0_linkbase), 'kind'))
            yield 'Arc xlink:type="arc" xlink:arcrole="'
            yield str(environment.getattr(l_3_arc, 'arcrole'))
            yield '" xlink:from="'
            yield str(environment.getattr(l_3_arc, 'start'))
            yield '" xlink:to="'
            yield str(environment.getattr(l_3_arc, 'end'))
            yield '" order="'
            yield str(environment.getattr(l_3_arc, 'order'))
            yield '"'
            for (l_4_name, l_4_value) in environment.getattr(l_3_arc, 'attributes'):
                _loop_vars = {}
                pass
                yield ' '
                yield str(l_4_name)
                yield '="'
                yield str(l_4_value)
                yield '"'
            l_4_name = l_4_value = missing
            yield '/>\n'
        l_3_arc = missing
        context.eval_ctx.revert(t_1)
        yield '  </link:'
        yield escape(environment.getattr((undefined(name='linkbase') if l_0_linkbase is missing else l_0_linkbase), 'kind'))
        yield 'Link>\n'
    l_1_link = missing
    yield '</link:linkbase>\n'

blocks = {}
debug_info = '2=14&4=16&5=20&7=25&8=29&10=34&11=38&13=45&14=49&16=54&17=58&20=81'
