import { Type } from "typebox";
import { bearerArg, fieldArg, needs, operation, ownOr, pageArgs, pathArg, service, traceArg } from "./operation.ts";
import { Audit, List, pageQuery, Uuid } from "./schemas.ts";

const orNull = <T extends Parameters<typeof Type.Optional>[0]>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description });
/** Older callers have a trace, or nothing sensible, in places where texts belong. */
const textOrOdd = (description: string) =>
  Type.Optional(Type.Union([Type.String(), Type.Unknown({ deprecated: true })], { description }));

/** What a number is by itself, whoever uses it. */
const details = {
  number: Type.String({ description: "E.164." }),
  provider: Type.String({ description: "Key of the carrier, such as `VI`." }),
  network: Type.String({ description: "Network of the carrier." }),
  tier: Type.Integer({ description: "Price class, 1 to 4, 4 the dearest." }),
  state: orNull(Type.String(), "State of the USA, two letters; null when it is in none, or nobody said."),
  rate_center: orNull(Type.String(), "Rate center, in upper case; null when it has none, or nobody said."),
  npa: orNull(Type.String(), "Area code; null outside North America."),
  sms_enabled: Type.Boolean({ description: "Whether it can send and receive SMS." }),
  mms_enabled: Type.Boolean({ description: "Whether it can send and receive MMS." }),
};

export const ProvisionedNumber = Type.Object(
  {
    uuid: Uuid,
    ...details,
    account_uuid: Uuid,
    user_uuid: orNull(Uuid, "The user it is assigned to; null when nobody's."),
    help_text: orNull(Type.String(), "Reply to HELP; null for the platform's own."),
    is_campaign: Type.Boolean({ description: "Whether it is meant for a 10DLC campaign." }),
    campaign_id: orNull(Type.String(), "The campaign it sends for; null when none."),
    brand_id: orNull(Type.String(), "Brand of that campaign; null when none."),
    reference_id: orNull(Type.String(), "The owner's own reference."),
    reference_text: orNull(Type.String(), "Words to it."),
    country_format: Type.String({ description: "ISO 3166-1 alpha-2." }),
    status: Type.Enum(["active", "pending", "failed"], { description: "`pending` while the carrier prepares it." }),
    audit: Audit,
  },
  { title: "ProvisionedNumber", description: "A telephone number in use by an account." },
);

/** What events tell of a number that sends for a campaign: one in use, or one that is reserved for it. */
export const CampaignNumberEventData = Type.Object({
  ...details,
  campaign_id: Type.String(),
  brand_id: Type.String({ description: "Brand of that campaign." }),
});

export const NumberFailure = Type.Object(
  {
    number: Type.String({ description: "As it was given." }),
    code: Type.Integer({ description: "400 no number, 404 not there, 409 somebody else's." }),
    message: Type.String({ description: "Why, in words." }),
  },
  { title: "NumberFailure", description: "A number with which it did not work." },
);
const asGiven = Type.Array(Type.String(), { description: "The numbers with which it worked, as they were given." });
export const ProvisionResult = Type.Object(
  {
    enabled: asGiven,
    failed: Type.Array(NumberFailure),
    account_uuid: Uuid,
    user_uuid: orNull(Uuid, "The user they are assigned to; null when nobody's."),
    provider: Type.String({ description: "Key of the carrier." }),
    reference_id: orNull(Type.String(), "The reference they got; null when none."),
  },
  { title: "ProvisionResult" },
);
export const DeprovisionResult = Type.Object(
  { disabled: asGiven, failed: Type.Array(NumberFailure) },
  { title: "DeprovisionResult" },
);
const changed = { numbers: Type.Array(Type.String(), { description: "As they were given." }) };
export const NumbersHelp = Type.Object(
  { ...changed, help_text: orNull(Type.String(), "Their reply to HELP now; null for the platform's own.") },
  { title: "NumbersHelp" },
);
export const NumbersReference = Type.Object(
  {
    ...changed,
    reference_id: orNull(Type.String(), "Their reference now; null when none."),
    reference_text: orNull(Type.String(), "Words to it; null when none."),
  },
  { title: "NumbersReference" },
);

const numberList = Type.Array(Type.String({ maxLength: 64 }), {
  minItems: 1,
  maxItems: 100,
  description: "The numbers: E.164, or as dialled in North America.",
});
const provider = Type.Optional(Type.String({ maxLength: 64, description: "Key of the carrier; `VI` when absent." }));
const countryFormat = textOrOdd("Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent.");
const account = Type.Optional(Type.String({ format: "uuid", description: "The account; that of the access token when absent." }));
const helpText = Type.Optional(
  Type.Union([Type.String({ maxLength: 320 }), Type.Null()], {
    description: "Reply to HELP; empty or null for the platform's own.",
  }),
);
const referenceId = Type.Optional(
  Type.Union([Type.String({ maxLength: 255 }), Type.Number(), Type.Null()], {
    description: "A reference of one's own; kept as text. Null for none.",
  }),
);

export const NumbersProvision = Type.Object(
  {
    numbers: numberList,
    account_uuid: account,
    user_uuid: Type.Optional(Type.String({ format: "uuid", description: "A user of that account to assign them to." })),
    provider,
    help_text: helpText,
    is_campaign: Type.Optional(Type.Boolean({ description: "Whether they are meant for a 10DLC campaign; true when absent." })),
    reference_id: referenceId,
    country_format: countryFormat,
  },
  { title: "NumbersProvision" },
);
export const NumbersDeprovision = Type.Object(
  {
    numbers: numberList,
    provider,
    account_uuid: account,
    user_uuid: Type.Optional(Type.String({ format: "uuid", description: "Only those assigned to this user." })),
    country_format: countryFormat,
  },
  { title: "NumbersDeprovision" },
);
export const NumbersHelpUpdate = Type.Object(
  { numbers: numberList, help_text: helpText, country_format: countryFormat },
  { title: "NumbersHelpUpdate" },
);
export const NumbersReferenceUpdate = Type.Object(
  {
    numbers: numberList,
    reference_id: referenceId,
    reference_text: textOrOdd("Words to the reference."),
    country_format: countryFormat,
  },
  { title: "NumbersReferenceUpdate", description: "What is absent stays as it is." },
);

const token = bearerArg("null accessToken");
const assigned = "numbers assigned to oneself";
const state = Type.String({ description: "State of the USA, two letters, any case." });
const rateCenter = Type.String({ description: "Rate center, any case." });
const lists = {
  query: {
    ...pageQuery,
    provider: Type.String({ description: "Key of the carrier." }),
    reference_id: Type.String({ description: "Only numbers with this reference." }),
    campaign_id: Type.String({ description: "Only numbers of this campaign." }),
    user_uuid: Type.String({ description: "Only numbers assigned to this user." }),
    is_campaign: Type.Boolean({ description: "Only numbers that are meant for a campaign, or only others." }),
  },
  responses: { 200: List(ProvisionedNumber) },
  paged: { limit: 10, max: 100, sort: ["number"], sortable: ["number", "created_date"] },
} as const;
const numbersArg = fieldArg("numbers", "numbers", []);
const countryArg = fieldArg("country_format", "countryFormat");

export const numbers = service({
  name: "numbers",
  namespace: "Numbers",
  prefix: "/sms",
  title: "Numbers",
  description: "Telephone numbers: what there is, and taking it into use.",
  operations: {
    getAvailableStates: operation({
      method: "GET",
      path: "/sms/number/available/states",
      summary: "List the states that numbers are to be had from: `AL`, `FL`.",
      access: needs("sms_number.read"),
      responses: { 200: List(Type.String()) },
      positional: { args: [token, traceArg], outcome: "body" },
    }),
    getAvailableRateCenters: operation({
      method: "GET",
      path: "/sms/number/available/{state}/centers",
      summary: "List the rate centers of a state that numbers are to be had from: `MIAMI`, `FORT MYERS`.",
      access: needs("sms_number.read"),
      params: { state },
      responses: { 200: List(Type.String()) },
      positional: { args: [token, pathArg("state", "state", undefined), traceArg], outcome: "body" },
    }),
    getAvailableAreaCodes: operation({
      method: "GET",
      path: "/sms/number/available/{state}/{rate_center}/npas",
      summary: "List the area codes of a rate center that numbers are to be had from: `305`, `786`.",
      access: needs("sms_number.read"),
      params: { state, rate_center: rateCenter },
      responses: { 200: List(Type.String()) },
      positional: {
        args: [token, pathArg("state", "state", undefined), pathArg("rate_center", "rateCenter", undefined), traceArg],
        outcome: "body",
      },
    }),
    listAvailableNumbers: operation({
      method: "GET",
      path: "/sms/number/available/dids",
      summary: "Show some numbers that are to be had, ten digits each.",
      description: "They are not reserved. There may be fewer than asked for.",
      access: needs("sms_number.read"),
      query: {
        qty: Type.Integer({ minimum: 1, description: "How many at most; 5 when absent, at most 100." }),
        tier: Type.Union([Type.Integer({ minimum: 1, maximum: 4 }), Type.String({ deprecated: true })], {
          description: "Price class, 1 to 4, 4 the dearest.",
        }),
        npa: Type.String({ description: "Area code." }),
        ratecenter: rateCenter,
        network: Type.String({ description: "Network of the carrier; unknown ones are ignored." }),
        state,
      },
      responses: { 200: List(Type.String()) },
    }),
    provisionNumbers: operation({
      method: "POST",
      path: "/sms/provision",
      summary: "Take numbers into use.",
      description: "Each by itself: some may work while others fail. When all fail, it fails.",
      access: needs("sms_number.create"),
      body: NumbersProvision,
      responses: { 201: ProvisionResult, 200: ProvisionResult },
      errors: ["conflict", "unknown_reference"],
      positional: {
        args: [
          token,
          numbersArg,
          fieldArg("provider", "provider", "VI"),
          fieldArg("account_uuid", "accountUUID"),
          fieldArg("user_uuid", "userUUID"),
          fieldArg("help_text", "helpText"),
          fieldArg("is_campaign", "isCampaign"),
          fieldArg("reference_id", "referenceID"),
          countryArg,
          traceArg,
        ],
        outcome: "body",
      },
    }),
    deprovisionNumbers: operation({
      method: "POST",
      path: "/sms/deprovision",
      summary: "Give numbers back.",
      description: "Each by itself: some may work while others fail. When all fail, it fails. They leave their campaigns.",
      access: needs("sms_number.delete"),
      body: NumbersDeprovision,
      responses: { 200: DeprovisionResult },
      errors: ["not_found"],
      positional: {
        args: [
          token,
          numbersArg,
          fieldArg("provider", "provider", "VI"),
          fieldArg("account_uuid", "accountUUID"),
          fieldArg("user_uuid", "userUUID"),
          countryArg,
          traceArg,
        ],
        outcome: "body",
      },
    }),
    provisionNumbersHelp: operation({
      method: "PUT",
      path: "/sms/provision/numbers/help",
      summary: "Change what numbers reply to HELP: all of them, or none when one is not there.",
      access: needs("sms_number.update"),
      body: NumbersHelpUpdate,
      responses: { 200: NumbersHelp },
      errors: ["not_found"],
      positional: { args: [token, numbersArg, fieldArg("help_text", "helpText"), countryArg, traceArg], outcome: "body" },
    }),
    provisionNumbersReference: operation({
      method: "PUT",
      path: "/sms/provision/numbers/reference",
      aliases: ["/sms/provision/numbers/reference_id"],
      summary: "Change the reference of numbers: of all of them, or none when one is not there.",
      access: needs("sms_number.update"),
      body: NumbersReferenceUpdate,
      responses: { 200: NumbersReference },
      errors: ["not_found"],
      positional: {
        args: [
          token,
          numbersArg,
          fieldArg("reference_id", "referenceID"),
          fieldArg("reference_text", "referenceText"),
          countryArg,
          traceArg,
        ],
        outcome: "body",
      },
    }),
    getNumberDetails: operation({
      method: "GET",
      path: "/sms/provision/numbers/number/{number}",
      summary: "Read one number in use.",
      access: ownOr(assigned, "sms_number.read"),
      params: { number: Type.String({ description: "The number: E.164, or as dialled in North America." }) },
      responses: { 200: ProvisionedNumber },
      positional: { args: [token, pathArg("number", "phoneNumber", undefined), traceArg], outcome: "body" },
    }),
    getProvisionedNumbersByUser: operation({
      method: "GET",
      path: "/sms/provision/numbers/user/{user_uuid}",
      summary: "List the numbers assigned to a user.",
      access: ownOr(assigned, "sms_number.read"),
      params: { user_uuid: Uuid },
      ...lists,
      positional: {
        args: [token, pathArg("user_uuid", "userUUID", "null userUUID"), ...pageArgs(), traceArg],
        outcome: "body",
      },
    }),
    getProvisionedNumbersByAccount: operation({
      method: "GET",
      path: "/sms/provision/numbers/account/{account_uuid}",
      summary: "List the numbers of an account.",
      access: needs("sms_number.read"),
      params: { account_uuid: Uuid },
      ...lists,
    }),
    getProvisionedNumbersByAccountAndOption: operation({
      method: "GET",
      path: "/sms/provision/numbers/account/{account_uuid}/{option}",
      summary: "List those numbers of an account that are used in a certain way.",
      access: needs("sms_number.read"),
      params: {
        account_uuid: Uuid,
        option: Type.Enum(["assigned", "unassigned", "campaign", "available"], {
          description: "Assigned to a user, or not; in a campaign, or meant for one and in none.",
        }),
      },
      ...lists,
    }),
  },
});
