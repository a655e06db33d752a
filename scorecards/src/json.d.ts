// Shipped documents stay `unknown` to the compiler: only the engine may say what they are.
declare module '*.json' {
  const value: unknown;
  export default value;
}
