/** The resources of the identity service. */
import { Type } from "typebox";
import { Address, Audit, Link, Status, Uuid } from "./schemas.ts";

export const IdentityType = Type.Union([Type.Literal("user"), Type.Literal("guest"), Type.Literal("service")], {
  title: "IdentityType",
  description: "A person of the account, a visitor, or a program.",
});

/** What is stored may be longer than what is accepted today, so answers carry no lengths. */
export const alias = (maxLength?: number) => {
  const bound = maxLength === undefined ? {} : { minLength: 1, maxLength };
  return {
    sms: Type.Optional(Type.String({ ...bound, description: "Telephone number, as the client sent it." })),
    nickname: Type.Optional(Type.String(bound)),
    email: Type.Optional(Type.String(bound)),
  };
};

export const Alias = Type.Object(alias(), {
  title: "Alias",
  description: "By what others reach an identity. Each value belongs to one identity of the platform at most.",
});
export const AliasChange = Type.Object(alias(320), {
  title: "AliasChange",
  minProperties: 1,
  description: "What is present is added or replaced; at least one.",
});
export const Aliases = Type.Object({ aliases: Type.Array(Alias, { description: "None, or one object that holds all." }) });

export const Identity = Type.Object(
  {
    uuid: Uuid,
    account_uuid: Uuid,
    username: Type.String({ description: "Login name, unique on the platform in any case." }),
    type: IdentityType,
    first_name: Type.String({ description: "First name, or empty." }),
    middle_name: Type.String({ description: "Middle name, or empty." }),
    last_name: Type.String({ description: "Last name, or empty." }),
    email: Type.String({ description: "E-mail address, or empty." }),
    phone: Type.String({ description: "E.164, or empty." }),
    address: Address,
    status: Status,
    provider: Type.String({ description: "`local` when the password is kept here." }),
    external_id: Type.String({ description: "Id in another system, or empty." }),
    reference: Type.String({ description: "Reference in another system, or empty." }),
    aliases: Type.Optional(Type.Array(Alias, { description: "With `include=alias`: none, or one object that holds all." })),
    properties: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "With `include=properties`." })),
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
    audit: Audit,
    links: Type.Array(Link),
  },
  { title: "Identity" },
);

const text = (maxLength: number, description?: string) =>
  Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()], description === undefined ? {} : { description }));
const personName = Type.String({ minLength: 1, maxLength: 255 });
const profile = {
  middle_name: text(255),
  email: text(320, "E-mail address."),
  phone: text(64, "Telephone number; E.164, or as dialled in North America."),
  address: Type.Optional(Type.Union([Address, Type.Null()])),
  reference: text(4096, "Free text."),
};

export const IdentityCreate = Type.Object(
  {
    ...profile,
    account_uuid: Type.Optional(Type.Union([Uuid, Type.Null()], { description: "When given, the account of the path." })),
    username: Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: "^\\S(?:.*\\S)?$",
      description: "Login name, unique on the platform in any case; usually the e-mail address. No blanks around it.",
    }),
    type: IdentityType,
    first_name: personName,
    last_name: personName,
    status: Type.Optional(Status),
    provider: text(255, "`local` when absent; any other keeps no password here."),
    external_id: text(255, "Id in another system."),
    password: Type.Optional(
      Type.Union([Type.String({ maxLength: 1024 }), Type.Null()], {
        description: "Without one, a local identity is mailed a token to set it.",
      }),
    ),
  },
  { title: "IdentityCreate" },
);
export const IdentityUpdate = Type.Object(
  {
    ...profile,
    type: Type.Optional(IdentityType),
    first_name: Type.Optional(personName),
    last_name: Type.Optional(personName),
  },
  { title: "IdentityUpdate", description: "Only what is present changes; null clears; read-only members are ignored." },
);

export const Me = Type.Object(
  {
    user_uuid: Uuid,
    account_uuid: Uuid,
    username: Type.String({ description: "Login name." }),
    email: Type.String({ description: "E-mail address, or empty." }),
    first_name: Type.String({ description: "First name, or empty." }),
    last_name: Type.String({ description: "Last name, or empty." }),
    type: IdentityType,
    status: Status,
    scope: Type.String({ description: "Scope of the access token, separated by blanks." }),
  },
  { title: "Me" },
);

export const MfaType = Type.Union([Type.Literal("EMAIL"), Type.Literal("SMS")], { title: "MfaType" });
export const mfaTypeText = Type.String({ maxLength: 16, description: "`EMAIL` or `SMS`, in any case." });
export const mfaSource = Type.String({ minLength: 1, maxLength: 320, description: "Address or number that codes go to." });

export const MfaSetting = Type.Object(
  {
    uuid: Uuid,
    user_uuid: Uuid,
    type: MfaType,
    source: Type.String({ description: "Address or number (E.164) that codes go to." }),
    active: Type.Boolean({ description: "Whether it is asked for at sign-in." }),
    confirmed: Type.Boolean({ description: "Whether a code sent there has come back." }),
    audit: Audit,
  },
  { title: "MfaSetting" },
);
export const MfaSetup = Type.Object(
  {
    token: Type.String({ description: "To be sent back with the code." }),
    type: MfaType,
    source: Type.String({ description: "Address or number that the code went to." }),
    expires_in: Type.Integer({ description: "Seconds until the code ends." }),
  },
  { title: "MfaSetup" },
);
export const AccountMfaPolicy = Type.Object(
  { account_uuid: Uuid, required: Type.Array(MfaType, { description: "Empty when none is required." }) },
  { title: "AccountMfaPolicy" },
);

export const PasswordRule = Type.Object(
  {
    name: Type.String({ description: "What it is about." }),
    value: Type.Union([Type.Integer(), Type.Boolean()], { description: "How much, or whether." }),
    description: Type.String({ description: "The rule in words." }),
  },
  { title: "PasswordRule" },
);
const policyFields = {
  uuid: Uuid,
  name: Type.String(),
  description: Type.String(),
  default: Type.Boolean({ description: "Whether it applies where no account has chosen one." }),
};
export const PasswordPolicy = Type.Object(
  { ...policyFields, rules: Type.Optional(Type.Array(PasswordRule, { description: "With `include=rules`." })) },
  { title: "PasswordPolicy" },
);
export const AccountPasswordPolicy = Type.Object(
  {
    ...policyFields,
    rules: Type.Array(PasswordRule),
    account_uuid: Uuid,
    inherited: Type.Boolean({ description: "Chosen by an account above, or the platform's default." }),
  },
  { title: "AccountPasswordPolicy" },
);
