import type { Principal } from "../../kernel/access/principal.ts";
import { Problem } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/service.ts";

/** The user of an event with the rights that he has now, or why he cannot act. */
export type Acting =
  | { readonly principal: Principal; readonly refused?: never }
  | { readonly refused: string; readonly principal?: never };

/** @param of an event or an occurrence, with the scope of the token that saved it */
export async function actingUser({ access }: Kernel, of: { readonly user_uuid: string; readonly scope: string }): Promise<Acting> {
  try {
    return { principal: await access.actFor(of.user_uuid, of.scope) };
  } catch (error) {
    if (error instanceof Problem) return { refused: error.message };
    throw error;
  }
}
