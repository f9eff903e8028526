const MAX_LINES = 30;

/** The name a call begins with: `describe` for `describe.each(rows)('…', callback)`. */
function leftmostName(node) {
  if (node.type === 'CallExpression') return leftmostName(node.callee);
  if (node.type === 'MemberExpression') return leftmostName(node.object);
  return node.type === 'Identifier' ? node.name : undefined;
}

/** A `describe` block is a table of contents, not a procedure: its length is its file's affair. */
function isDescribeBlock(node) {
  const { parent } = node;
  const isCallback = parent.type === 'CallExpression' && parent.arguments.includes(node);
  return isCallback && leftmostName(parent) === 'describe';
}

function check(context, node) {
  const lines = node.loc.end.line - node.loc.start.line + 1;
  if (lines <= MAX_LINES || isDescribeBlock(node)) return;
  context.report({ node, messageId: 'tooLong', data: { lines, max: MAX_LINES } });
}

/** A function fits in 30 lines, blank lines and comments counted. */
export const shortFunctions = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      tooLong: 'This function has {{lines}} lines; {{max}} is the limit. Name a part of it.',
    },
  },
  create: (context) => ({
    FunctionDeclaration: (node) => check(context, node),
    FunctionExpression: (node) => check(context, node),
    ArrowFunctionExpression: (node) => check(context, node),
  }),
};
