/** The engine: what a run does next, as a function of its definition, its state and what has happened. No I/O. */
export { type Advance, advance, type Context, cancelled, initialState } from "./advance.ts";
export { type Compiled, compile, transitionOf } from "./compiled.ts";
