/** Lets a parameter's decorator tell the documentation what it takes from the request. */
export const documented =
  (describe: MethodDecorator): ParameterDecorator =>
  (target, name) => {
    if (name === undefined) return; // a constructor's parameter is no part of a request
    const descriptor = Object.getOwnPropertyDescriptor(target, name);
    if (descriptor) describe(target, name, descriptor);
  };
