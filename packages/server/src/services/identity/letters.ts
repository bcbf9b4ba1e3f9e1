import type { Tx } from "../../kernel/db/database.ts";
import { sendMail, sendText } from "../../kernel/mail/index.ts";
import type { MfaSource } from "./sources.ts";
import type { IdentityRow } from "./store/identities.ts";

/** Somebody forgot the password, or somebody else pretends so. */
export async function mailResetToken(tx: Tx, identity: IdentityRow, token: string): Promise<void> {
  await sendMail(tx, {
    to: identity.email,
    reference: `identity.password_token:${identity.uuid}`,
    subject: "Set a new password",
    text: lines(
      `Somebody, probably you, asked to set a new password for the user ${identity.username}.`,
      "With this code you can, once, within 30 minutes:",
      token,
      "If it was not you, ignore this mail: nothing has changed.",
    ),
  });
}

/** A new user has no password yet. */
export async function mailFirstToken(tx: Tx, identity: IdentityRow, token: string): Promise<void> {
  await sendMail(tx, {
    to: identity.email,
    reference: `identity.password_token:${identity.uuid}`,
    subject: "Set your password",
    text: lines(
      `The user ${identity.username} was created for you.`,
      "With this code you can set the password, once, within 7 days:",
      token,
    ),
  });
}

/** Whoever did not change it himself should know. */
export async function mailPasswordChanged(tx: Tx, identity: IdentityRow): Promise<void> {
  if (identity.email === "") return;
  await sendMail(tx, {
    to: identity.email,
    reference: `identity.password_changed:${identity.uuid}`,
    subject: "Your password was changed",
    text: lines(
      `The password of the user ${identity.username} was changed.`,
      "If it was not you, set a new one at once and tell your administrator.",
    ),
  });
}

/** The address is about to lose its power over the account, so it is the one that is told. */
export async function mailAddressChanged(tx: Tx, old: IdentityRow): Promise<void> {
  if (old.email === "") return;
  await sendMail(tx, {
    to: old.email,
    reference: `identity.email_changed:${old.uuid}`,
    subject: "Your e-mail address was changed",
    text: lines(
      `The user ${old.username} has another e-mail address now; mails no longer come here.`,
      "If this was not you, tell your administrator.",
    ),
  });
}

/** Sends a second-factor code to where it is to be proven. */
export async function sendCode(tx: Tx, to: MfaSource, code: string, identity: IdentityRow): Promise<void> {
  const reference = `identity.mfa:${identity.uuid}`;
  const text = `Your code is ${code}. It is good for 10 minutes. Nobody of us will ever ask you for it.`;
  if (to.type === "SMS") await sendText(tx, { to: to.source, reference, text });
  else await sendMail(tx, { to: to.source, reference, subject: "Your code", text });
}

function lines(...paragraphs: readonly string[]): string {
  return `${paragraphs.join("\n\n")}\n`;
}
