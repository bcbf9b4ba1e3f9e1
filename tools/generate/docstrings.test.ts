import { expect, it } from "vitest";
import { documentedFunctions } from "./docstrings.ts";

const source = `
/** Not about a function. */
export const limit = 3;

/**
 * Lists things, see {@link limit}.
 * \`GET /things\`
 *
 * Slowly.
 *
 * @param accessToken Access token.
 * @param filters What to
 * list: \`{ a: 1 }\`.
 * @returns One page.
 * @throws PatchbayError 404.
 */
export function listThings(accessToken: string, filters?: Record<string, number>): Promise<ListOf<Thing>>;
export async function listThings(
  accessToken = "null",
  filters: Record<string, number> = {},
): Promise<ListOf<Thing>> {
  return inner(accessToken);
}

/** Answers. */
export async function answer<T>(
  of: Map<string, [T, T]>,
): Promise<Map<string, T>> {
  return of;
}

/** Inner. */
function inner(): void {}
`;

it("reads what sources say about exported functions, once each", () => {
  const [list, answer, ...others] = documentedFunctions(source);
  expect(list).toEqual({
    name: "listThings",
    parameters: ["accessToken: string", "filters?: Record<string, number>"],
    result: "Promise<ListOf<Thing>>",
    description: ["Lists things, see `limit`. `GET /things`", "Slowly."],
    params: new Map([
      ["accessToken", "Access token."],
      ["filters", "What to list: `{ a: 1 }`."],
    ]),
    returns: "One page.",
    throws: "PatchbayError 404.",
  });
  expect(answer).toMatchObject({
    name: "answer",
    parameters: ["of: Map<string, [T, T]>"],
    description: ["Answers."],
    result: "Promise<Map<string, T>>",
  });
  expect(others).toEqual([]);
});
