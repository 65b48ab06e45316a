# Generated from templates/: change those, then run `python -m crossfoot.templating`.
from jinja2.runtime import LoopContext, Macro, Markup, Namespace, TemplateNotFound, TemplateReference, TemplateRuntimeError, Undefined, escape, identity, internalcode, markup_join, missing, str_join
name = 'accuracy/report.md'

def root(context, missing=missing):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_heads = resolve('heads')
    l_0_rows = resolve('rows')
    try:
        t_1 = environment.filters['join']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'join' found.")
    pass
    yield "# Accuracy\n\nShares in percent. `found`, `tagged` and `tagged~` are of the filed facts that the release prints\n(`reach`): found with value and period, with the filing's concept too, with it or one that issuers\nuse alike. `sign` and `wrong` are false facts, `false` their share of the facts that could be checked.\n`proved` is the share of the statements' facts that stand in an identity of three terms or more,\n`open` that of all printed numbers that are not accounted for yet. CPU is without Arelle.\n\n| release |"
    for l_1_head in (undefined(name='heads') if l_0_heads is missing else l_0_heads):
        _loop_vars = {}
        pass
        yield ' '
        yield escape(l_1_head)
        yield ' |'
    l_1_head = missing
    yield '\n|---|'
    for l_1_head in (undefined(name='heads') if l_0_heads is missing else l_0_heads):
        _loop_vars = {}
        pass
        yield '---:|'
    l_1_head = missing
    yield '\n'
    for l_1_row in (undefined(name='rows') if l_0_rows is missing else l_0_rows):
        _loop_vars = {}
        pass
        yield '| '
        yield escape(t_1(context.eval_ctx, l_1_row, ' | '))
        yield ' |\n'
    l_1_row = missing
    yield '\n![found and tagged~ by release](accuracy.svg)\n'

blocks = {}
debug_info = '9=20&11=28&13=34&14=38'
