// What the language allows and this house does not, as options of ESLint's restriction rules.

const FLOAT = 'Money is counted in satang (#money); text becomes a number nowhere else.';
const CLOCK = 'The domain reads no clock: take the instant as an argument.';
const CHANCE = 'The domain is deterministic: take what is random as an argument.';

const TEST = '/^(it|test|describe)$/';

export const unfinishedTests = [
  {
    selector: `MemberExpression[object.name=${TEST}][property.name=/^(only|skip|todo|failing)$/]`,
    message: 'A test that is left out, or leaves out the others, is not a test.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
    message: 'A test that is left out, or leaves out the others, is not a test.',
  },
];

export const ownClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
];

export const floats = [
  { object: 'Number', property: 'parseFloat', message: FLOAT },
  { object: 'globalThis', property: 'parseFloat', message: FLOAT },
];

export const floatGlobals = [{ name: 'parseFloat', message: FLOAT }];

export const chanceAndClock = [
  { object: 'Math', property: 'random', message: CHANCE },
  { object: 'Date', property: 'now', message: CLOCK },
  { object: 'performance', property: 'now', message: CLOCK },
];
