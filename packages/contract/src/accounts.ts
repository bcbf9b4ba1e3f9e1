import { Type } from "typebox";
import {
  bearerArg,
  bodyArg,
  exactly,
  filtersArg,
  needs,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  service,
  traceArg,
} from "./operation.ts";
import { Address, Audit, EmbeddedList, Link, List, pageQuery, Status, Uuid } from "./schemas.ts";

export const AccountType = Type.Union(
  [Type.Literal("MasterReseller"), Type.Literal("Reseller"), Type.Literal("Customer"), Type.Literal("Location")],
  { title: "AccountType", description: "Rank in the tree: a child ranks strictly lower than its parent." },
);

const name = Type.String({ minLength: 1, maxLength: 255, description: "Display name." });
const text = (description: string) => Type.String({ maxLength: 4096, description });

export const AccountContact = Type.Object(
  {
    uuid: Type.Optional(Uuid),
    id: Type.Optional(Type.Union([Type.Number(), Type.String()], { description: "The client's own id, kept as it is." })),
    type: Type.Optional(Type.String({ maxLength: 255, description: "For example `primary`." })),
    first_name: Type.Optional(Type.String({ maxLength: 255 })),
    last_name: Type.Optional(Type.String({ maxLength: 255 })),
    email: Type.Optional(Type.String({ format: "email", maxLength: 320 })),
    phone: Type.Optional(Type.String({ maxLength: 64 })),
  },
  { title: "AccountContact" },
);

/** An account as a relationship shows it; the second half only with `expand=accounts`. */
export const AccountSummary = Type.Object(
  {
    uuid: Uuid,
    name,
    number: Type.String({ description: "Account number." }),
    type: AccountType,
    status: Status,
    description: Type.Optional(Type.String()),
    address: Type.Optional(Address),
    contacts: Type.Optional(Type.Array(AccountContact)),
    reference: Type.Optional(Type.String()),
  },
  { title: "AccountSummary" },
);

export const Relationship = Type.Object(
  {
    uuid: Uuid,
    type: Type.String({ description: "`parent` for the structural link, other lower-case words for others." }),
    source: AccountSummary,
    target: AccountSummary,
    audit: Audit,
  },
  { title: "Relationship", description: "A link between two accounts: `source` depends on `target`." },
);

/** An identity as its account lists it with `expand=identities`. */
export const IdentitySummary = Type.Object(
  {
    uuid: Uuid,
    username: Type.String({ description: "Login name." }),
    first_name: Type.String({ description: "First name, or empty." }),
    last_name: Type.String({ description: "Last name, or empty." }),
    email: Type.String({ description: "E-mail address, or empty." }),
    type: Type.String({ description: "Type of identity." }),
    status: Status,
  },
  { title: "IdentitySummary" },
);

export const Account = Type.Object(
  {
    uuid: Uuid,
    name,
    number: Type.String({ description: "Account number, unique on the platform for ever." }),
    type: AccountType,
    description: Type.String({ description: "Free text." }),
    address: Address,
    contacts: Type.Array(AccountContact),
    reference: Type.String({ description: "Reference in another system." }),
    status: Status,
    parent_uuid: Type.Union([Uuid, Type.Null()], { description: "Null for the platform's root account." }),
    relationships: EmbeddedList(Relationship),
    identities: Type.Optional(EmbeddedList(IdentitySummary, "The first identities, with `expand=identities`.")),
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
    audit: Audit,
    links: Type.Array(Link),
  },
  { title: "Account" },
);

const nullable = <T extends Parameters<typeof Type.Optional>[0]>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));
const accountFields = {
  number: nullable(
    Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Integer({ minimum: 0 })], {
      description: "A text or a JSON number; made up when absent.",
    }),
  ),
  description: nullable(text("Free text.")),
  address: nullable(Address),
  contacts: nullable(Type.Array(AccountContact, { maxItems: 100 })),
  reference: nullable(text("Reference in another system.")),
};

export const AccountCreate = Type.Object(
  { name, type: AccountType, parent_uuid: Uuid, status: Type.Optional(Status), ...accountFields },
  { title: "AccountCreate" },
);
export const AccountUpdate = Type.Object(
  { name: Type.Optional(name), type: Type.Optional(AccountType), ...accountFields },
  { title: "AccountUpdate", description: "Only what is present changes; null clears; read-only members are ignored." },
);

const end = Type.Union([Uuid, Type.Object({ uuid: Uuid })], { description: "A UUID, or an object with one." });
export const RelationshipCreate = Type.Object(
  {
    type: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9_-]{0,63}$", description: "`parent` when absent." })),
    source: Type.Optional(end),
    target: Type.Optional(end),
    source_uuid: Type.Optional(Uuid),
    target_uuid: Type.Optional(Uuid),
  },
  { title: "RelationshipCreate" },
);

const params = { account_uuid: Uuid };
const expand = Type.Array(Type.String(), { description: "Comma list: `relationships`, `identities`." });
const filters = {
  type: Type.String({ description: "Account type, any case." }),
  status: Type.String({ description: "`Active` or `Inactive`, any case." }),
  name: Type.String({ description: "Part of the name, any case." }),
  number: Type.String({ description: "Number of the account, any case." }),
};
const paged = {
  limit: 10,
  max: 100,
  sort: ["name"],
  sortable: ["name", "number", "type", "status", "reference", "created_date", "modified_date"],
} as const;

export const accounts = service({
  name: "accounts",
  namespace: "Accounts",
  prefix: "/accounts",
  title: "Accounts",
  description: "The tree of tenants: the platform's owner, resellers, their customers, and customers' locations.",
  operations: {
    createAccount: operation({
      method: "POST",
      path: "/accounts/accounts",
      summary: "Create an account below a parent.",
      description: "The default groups `admin` and `user` and the relationship to the parent are there when it answers.",
      access: needs("account.create"),
      body: AccountCreate,
      responses: { 202: Account },
      errors: ["conflict", "unknown_reference"],
      positional: { args: [bearerArg("null accessToken"), bodyArg(), traceArg], outcome: "async-body" },
    }),
    getAccount: operation({
      method: "GET",
      path: "/accounts/accounts/{account_uuid}",
      summary: "Read one account.",
      access: ownOr("the account that the caller belongs to", "account.read"),
      params,
      query: { expand },
      responses: { 200: Account },
    }),
    listAccounts: operation({
      method: "GET",
      path: "/accounts/accounts",
      summary: "List all accounts visible to the caller.",
      access: needs("account.read"),
      query: {
        ...pageQuery,
        ...filters,
        reference: Type.String({ description: "Reference of the account, any case." }),
        parent_uuid: Type.String({ description: "Only accounts directly below this one." }),
        expand,
      },
      responses: { 200: List(Account) },
      paged,
      positional: { args: [bearerArg("null accessToken"), ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
    }),
    listAccountChildren: operation({
      method: "GET",
      path: "/accounts/accounts/{account_uuid}/children",
      summary: "List the direct children of an account.",
      access: needs("account.read"),
      params,
      query: { ...pageQuery, ...filters },
      responses: { 200: List(Account) },
      paged,
    }),
    listAccountRelationships: operation({
      method: "GET",
      path: "/accounts/accounts/{account_uuid}/relationships",
      summary: "List the relationships that an account takes part in, its own upward one first.",
      access: needs("account.read"),
      params,
      query: {
        offset: pageQuery.offset,
        limit: pageQuery.limit,
        account_type: Type.String({ description: "Type of the other account; unknown values filter nothing." }),
        expand: Type.Array(Type.String(), {
          description: "`accounts` shows in full those of the two accounts that the caller may read.",
        }),
      },
      responses: { 200: List(Relationship) },
      paged: { limit: 10, max: 100, sort: [], sortable: [] },
    }),
    listUserRootAccounts: operation({
      method: "GET",
      path: "/accounts/users/{user_uuid}/root",
      summary: "List the topmost accounts that a user can reach.",
      access: ownOr("the user's own", "identity.read"),
      params: { user_uuid: Uuid },
      query: { ...pageQuery, ...filters },
      responses: { 200: List(Account) },
      paged,
      positional: {
        args: [
          bearerArg("null accessToken"),
          pathArg("user_uuid", "userUUID", "null user uuid"),
          ...pageArgs(),
          filtersArg({}),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    modifyAccount: operation({
      method: "PUT",
      path: "/accounts/accounts/{account_uuid}",
      summary: "Change an account.",
      access: needs("account.update"),
      params,
      body: AccountUpdate,
      responses: { 200: Account },
      errors: ["conflict"],
      positional: {
        args: [bearerArg("null access token"), pathArg("account_uuid", "accountUUID", "null account uuid"), bodyArg(), traceArg],
        outcome: "async-body",
      },
    }),
    deleteAccount: operation({
      method: "DELETE",
      path: "/accounts/accounts/{account_uuid}",
      summary: "Delete an account that has no children, with everything that belongs to it.",
      access: needs("account.delete"),
      params,
      responses: { 202: Account },
      errors: ["conflict"],
      positional: {
        args: [bearerArg("null access token"), pathArg("account_uuid", "accountUUID", "null account uuid"), traceArg],
        outcome: "async-delete-ok",
      },
    }),
    suspendAccount: operation({
      method: "POST",
      path: "/accounts/accounts/{account_uuid}/suspend",
      summary: "Suspend an account and, with it, everyone below.",
      access: needs("account.suspend"),
      params,
      responses: { 204: null },
      positional: {
        args: [bearerArg("null access token"), pathArg("account_uuid", "accountUUID", "null account uuid"), traceArg],
        outcome: exactly(204, "suspend account failed"),
      },
    }),
    reinstateAccount: operation({
      method: "POST",
      path: "/accounts/accounts/{account_uuid}/reinstate",
      summary: "Lift the suspension of an account.",
      access: needs("account.suspend"),
      params,
      responses: { 204: null },
      positional: {
        args: [bearerArg("null access token"), pathArg("account_uuid", "accountUUID", "null account uuid"), traceArg],
        outcome: exactly(204, "reinstate account failed"),
      },
    }),
    createRelationship: operation({
      method: "POST",
      path: "/accounts/relationships",
      summary: "Link two accounts.",
      access: needs("account.update"),
      body: RelationshipCreate,
      responses: { 201: Relationship },
      errors: ["conflict", "unknown_reference"],
      positional: { args: [bearerArg("null access token"), bodyArg(), traceArg], outcome: "full" },
    }),
  },
});
