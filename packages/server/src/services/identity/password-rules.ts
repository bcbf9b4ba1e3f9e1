import type { PasswordPolicy, PasswordRule } from "@patchbay/contract";
import type { Static } from "typebox";
import { isCommonPassword } from "../../kernel/passwords/common-passwords.ts";

/** What a password must be like. Lengths are in characters (code points). */
export interface PasswordRules {
  readonly uuid: string;
  readonly name: string;
  readonly description: string;
  readonly default: boolean;
  readonly minLength: number;
  readonly maxLength: number;
  /** How many of lower case, upper case, digits and others it must have; 1 asks for nothing. */
  readonly characterClasses: number;
}

/** NIST SP 800-63B, 3.1.1.2: length and blocklist, no rules of composition, no forced change. */
export const standard: PasswordRules = {
  uuid: "5d0e2f4c-6d0b-4a53-9a1e-1f6f0c9b7a01",
  name: "Standard",
  description: "At least 8 characters of any kind that are neither common nor about the user.",
  default: true,
  minLength: 8,
  maxLength: 128,
  characterClasses: 1,
};

/** The policies that accounts can choose from, by name. */
export const policies: readonly PasswordRules[] = [
  {
    ...standard,
    uuid: "5d0e2f4c-6d0b-4a53-9a1e-1f6f0c9b7a03",
    name: "Legacy complexity",
    description: "For those who must: at least 12 characters of three kinds.",
    default: false,
    minLength: 12,
    characterClasses: 3,
  },
  standard,
  {
    ...standard,
    uuid: "5d0e2f4c-6d0b-4a53-9a1e-1f6f0c9b7a02",
    name: "Strong",
    description: "At least 15 characters: enough where a password is the only factor.",
    default: false,
    minLength: 15,
  },
];

/** The rules of a policy as the API lists them. */
export function describeRules(policy: PasswordRules): Static<typeof PasswordRule>[] {
  const composition = {
    name: "character_classes",
    value: policy.characterClasses,
    description: `At least ${policy.characterClasses} of lower case, upper case, digits and other characters.`,
  };
  return [
    { name: "min_length", value: policy.minLength, description: `At least ${policy.minLength} characters.` },
    { name: "max_length", value: policy.maxLength, description: `At most ${policy.maxLength} characters.` },
    { name: "blocklist", value: true, description: "Not among the passwords that are guessed first." },
    { name: "user_data", value: true, description: "Not made of names and addresses of the user." },
    ...(policy.characterClasses > 1 ? [composition] : []),
  ];
}

export function toPolicy(policy: PasswordRules, withRules: boolean): Static<typeof PasswordPolicy> {
  const { uuid, name, description } = policy;
  return { uuid, name, description, default: policy.default, ...(withRules ? { rules: describeRules(policy) } : {}) };
}

/** What a password must not be made of. */
export interface UserData {
  readonly username: string;
  readonly email: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly last_name: string;
}

/** What is wrong with a password by a policy: one sentence each, none when it is good. */
export async function passwordViolations(policy: PasswordRules, password: string, user: UserData): Promise<string[]> {
  const text = password.normalize("NFC");
  const length = [...text].length;
  const violations: string[] = [];
  if (length < policy.minLength) violations.push(`The password must have at least ${policy.minLength} characters.`);
  if (length > policy.maxLength) violations.push(`The password must have at most ${policy.maxLength} characters.`);
  if (characterClasses(text) < policy.characterClasses) {
    violations.push(`The password must have ${policy.characterClasses} of lower case, upper case, digits and other characters.`);
  }
  if (isTrivial(text) || (await isCommonPassword(text))) violations.push("The password is among those that are guessed first.");
  if (isAboutUser(text, user)) violations.push("The password is made of names or addresses of the user.");
  return violations;
}

function characterClasses(text: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(text)).length;
}

/** Hardly any different characters, or one run up or down the alphabet: no list holds all of these. */
function isTrivial(text: string): boolean {
  const codes = [...text.toLowerCase()].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return new Set(codes).size < 4 || (steps.size === 1 && (steps.has(1) || steps.has(-1)));
}

/** Shorter words are in every password by chance. */
const shortestWord = 3;
/** What must be there beside words about the user: as much as the shortest password allowed at all. */
const leastRest = 8;

function isAboutUser(text: string, user: UserData): boolean {
  const sources = [user.username, user.email, user.first_name, user.middle_name, user.last_name, "patchbay"];
  const wholes = sources.map((source) => source.toLowerCase());
  const words = [...new Set([...wholes, ...wholes.flatMap((whole) => whole.split(/[^\p{L}\p{N}]+/u))])]
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length);
  const lower = text.toLowerCase();
  const rest = words.reduce((left, word) => left.replaceAll(word, ""), lower);
  return rest !== lower && [...rest].length < leastRest;
}
