# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'instance/resources.jinja2'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_contexts = resolve('contexts')
    l_0_units = resolve('units')
    pass
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

blocks = {}
debug_info = '1=13&2=19&4=21&5=25&7=28&8=32&14=39&15=42&17=47&18=49&23=53&24=57&25=59&27=62&28=64&31=69'
