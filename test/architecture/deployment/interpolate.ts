const VARIABLE = /(?<!\$)\$\{([A-Z0-9_]+)(?::([-?])([^}]*))?\}/g;

/** Every variable that Compose puts into a text. */
export const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(VARIABLE)].map(([, name = '']) => name);

/** As Compose does it: a default where the variable is empty, and no start where it is needed. */
export function interpolate(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(VARIABLE, (_, name: string, sign?: string, rest?: string): string => {
    const value = env[name] ?? '';
    if (value !== '') return value;
    if (sign === '?') throw new Error(`${name}: ${rest ?? ''}`);
    return sign === '-' ? (rest ?? '') : '';
  });
}
