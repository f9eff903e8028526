/** `@Inject(TOKEN)` names what to inject, so the parameter's type may be erased. */
const NAMES_A_TOKEN = /^Inject/;

const decoratorName = ({ expression }) =>
  expression.type === 'CallExpression' ? expression.callee.name : expression.name;

function namesItsToken(parameter) {
  return (parameter.decorators ?? []).some((decorator) =>
    NAMES_A_TOKEN.test(decoratorName(decorator) ?? ''),
  );
}

/** The class named by a constructor's parameter: `Clock` for `private readonly clock: Clock`. */
function injectedName(parameter) {
  const binding = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const type = binding.typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' ? type.typeName.name : undefined;
}

function erasedNames(program) {
  return new Set(
    program.body
      .filter((statement) => statement.type === 'ImportDeclaration')
      .flatMap(({ importKind, specifiers }) =>
        specifiers.filter((one) => importKind === 'type' || one.importKind === 'type'),
      )
      .map(({ local }) => local.name),
  );
}

function check(context, constructor) {
  const { decorators } = constructor.parent.parent;
  if (constructor.kind !== 'constructor' || !decorators?.length) return;
  const erased = erasedNames(context.sourceCode.ast);
  for (const parameter of constructor.value.params) {
    const name = injectedName(parameter);
    if (!erased.has(name) || namesItsToken(parameter)) continue;
    context.report({ node: parameter, messageId: 'erased', data: { name } });
  }
}

/** A class that Nest injects must exist at run time: `import type` would leave Nest nothing. */
export const injectedValues = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      erased: 'Nest injects {{name}}, so import it as a value, or name its token with @Inject.',
    },
  },
  create: (context) => ({ MethodDefinition: (node) => check(context, node) }),
};
