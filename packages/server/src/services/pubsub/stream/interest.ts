import { type EventEnvelope, events as table } from "@patchbay/contract";
import type { Principal } from "../../../kernel/access/principal.ts";
import { type Criteria, checkCriteria, matchesCriteria } from "../../../kernel/criteria.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { invalid, problem } from "../../../kernel/errors.ts";
import { isUuid } from "../../../kernel/http/mount.ts";
import { queryText } from "../../../kernel/lists.ts";
import { findAccount } from "../../accounts/index.ts";
import { broadcastOf, type Told, toldOf, toldOfBroadcast } from "../matching.ts";
import { refuse } from "../rules.ts";
import { selectApplication } from "../store/applications.ts";

/** What somebody wants to hear of. */
export interface Interest {
  readonly account_uuid: string;
  readonly account_path: readonly string[];
  /** Whose events; null = those of all users of the account. */
  readonly user_uuid: string | null;
  /** The application whose events these are; null = those of the platform. */
  readonly app_uuid: string | null;
  /** `sms.inbound`, `sms.*`, or names of the application's events; null = all. */
  readonly topics: readonly string[] | null;
  readonly criteria: Criteria;
}

type Query = Readonly<Record<string, unknown>>;

/**
 * Reads what a listener asks for: `events`, `account_uuid`, `user_uuid` (`*` = all users of the account), `app_uuid`, `criteria` (JSON).
 * @throws problem `validation_failed`, `not_found`, `forbidden`
 */
export async function readInterest(db: Executor, principal: Principal, query: Query): Promise<Interest> {
  const topics = namesIn(queryText(query.events));
  const criteria = readCriteria(queryText(query.criteria));
  const app_uuid = readUuid("app_uuid", queryText(query.app_uuid));
  const interest =
    app_uuid === undefined
      ? await ofPlatform(db, principal, query, { topics, criteria })
      : await ofApplication(db, principal, app_uuid, { topics, criteria });
  if (!mayHear(principal, interest)) principal.require("pubsub.create", interest.account_path);
  return interest;
}

/** Whether the caller may hear of it: his own events, those of an application of his account, or with `pubsub.create`. */
export function mayHear(principal: Principal, { account_uuid, account_path, user_uuid, app_uuid }: Interest): boolean {
  const own = account_uuid === principal.account_uuid && (user_uuid === principal.user_uuid || app_uuid !== null);
  return own || principal.can("pubsub.create", account_path);
}

type Rest = Pick<Interest, "topics" | "criteria">;

async function ofPlatform(db: Executor, principal: Principal, query: Query, rest: Rest): Promise<Interest> {
  refuse(unknownServices(rest.topics ?? []));
  const account = await findAccount(
    db,
    principal.visible,
    readUuid("account_uuid", queryText(query.account_uuid)) ?? principal.account_uuid,
  );
  if (account === undefined) throw problem("not_found", "There is no such account.");
  const given = queryText(query.user_uuid);
  const user_uuid = given === "*" ? null : (readUuid("user_uuid", given) ?? principal.user_uuid);
  return { account_uuid: account.uuid, account_path: account.path, user_uuid, app_uuid: null, ...rest };
}

async function ofApplication(db: Executor, principal: Principal, uuid: string, rest: Rest): Promise<Interest> {
  const application = await selectApplication(db, principal.visible, uuid);
  if (application === undefined) throw problem("not_found", "There is no such application.");
  const { account_uuid, account_path } = application;
  return { account_uuid, account_path, user_uuid: null, app_uuid: uuid, ...rest };
}

function namesIn(text: string | undefined): readonly string[] | null {
  const names = (text ?? "").split(",").map((name) => name.trim());
  const present = names.filter((name) => name !== "");
  return present.length === 0 ? null : present;
}

function unknownServices(topics: readonly string[]): string[] {
  return topics.filter((topic) => !Object.hasOwn(table, topic.split(".")[0] ?? "")).map((topic) => `events: there is no ${topic}`);
}

function readUuid(name: string, text: string | undefined): string | undefined {
  if (text !== undefined && !isUuid(text)) throw invalid(`${name} must be a UUID`);
  return text?.toLowerCase();
}

function readCriteria(text: string | undefined): Criteria {
  if (text === undefined) return [];
  let criteria: unknown;
  try {
    criteria = JSON.parse(text);
  } catch {
    throw invalid("criteria must be JSON");
  }
  refuse(checkCriteria(criteria));
  // It passed the check.
  return criteria as Criteria;
}

function named(topics: readonly string[] | null, type: string): boolean {
  return topics === null || topics.includes(type) || topics.includes(`${type.split(".")[0]}.*`);
}

/** The event as it is told to whoever has this interest; undefined when it is of none. */
export function toldTo(interest: Interest, event: EventEnvelope): Told | undefined {
  if (event.account_uuid !== interest.account_uuid) return undefined;
  if (interest.app_uuid !== null) {
    const broadcast = broadcastOf(event);
    if (broadcast?.app_uuid !== interest.app_uuid) return undefined;
    if (interest.topics !== null && !interest.topics.includes(broadcast.event)) return undefined;
    const told = toldOfBroadcast(broadcast, event.timestamp);
    return matchesCriteria(interest.criteria, told.data) ? told : undefined;
  }
  if (interest.user_uuid !== null && interest.user_uuid !== event.user_uuid) return undefined;
  const told = toldOf(event);
  return named(interest.topics, told.type) && matchesCriteria(interest.criteria, told.data) ? told : undefined;
}
