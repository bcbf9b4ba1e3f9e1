/** Password and second-factor policies of accounts, and the second factors of people. */
import { Type } from "typebox";
import { accountParams, identityParams, self, T1, T2, userUuid } from "./identity-common.ts";
import {
  AccountMfaPolicy,
  AccountPasswordPolicy,
  MfaSetting,
  MfaSetup,
  mfaSource,
  mfaTypeText,
  PasswordPolicy,
} from "./identity-resources.ts";
import { anyToken, fieldArg, needs, operation, ownOr, pageArgs, pathArg, stringQueryArg, traceArg } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

/** The account parameter of the policy functions has the default of an unrelated one; callers see it on the wire. */
const policyAccount = pathArg("account_uuid", "accountUUID", "null password token");
const mfaUser = userUuid("null password token", "userUUID");

export const policyOperations = {
  listPasswordPolicies: operation({
    method: "GET",
    path: "/identity/passwords/policies",
    summary: "List the password policies that accounts can choose from.",
    access: anyToken,
    query: { include: Type.Array(Type.String(), { description: "`rules`." }) },
    responses: { 200: List(PasswordPolicy) },
    paged: { limit: 100, max: 100, sort: [], sortable: [] },
    positional: { args: [T2, stringQueryArg("include", "include"), traceArg], outcome: "body" },
  }),
  getAccountPasswordPolicy: operation({
    method: "GET",
    path: "/identity/accounts/{account_uuid}/password_policy",
    summary: "Read the password policy in force in an account.",
    access: needs("identity_policy.read"),
    params: accountParams,
    responses: { 200: AccountPasswordPolicy },
    positional: { args: [T2, policyAccount, traceArg], outcome: "body" },
  }),
  updateAccountPasswordPolicy: operation({
    method: "PUT",
    path: "/identity/accounts/{account_uuid}/password_policy",
    summary: "Choose the password policy of an account and those below.",
    access: needs("identity_policy.update"),
    params: accountParams,
    body: Type.Object({ uuid: Uuid }),
    responses: { 200: AccountPasswordPolicy },
    errors: ["unknown_reference"],
    positional: { args: [T2, policyAccount, fieldArg("uuid", "policyUUID", "null policy uuid"), traceArg], outcome: "body" },
  }),
  deleteAccountPasswordPolicy: operation({
    method: "DELETE",
    path: "/identity/accounts/{account_uuid}/password_policy",
    summary: "Go back to the password policy of the account above.",
    access: needs("identity_policy.update"),
    params: accountParams,
    responses: { 204: null },
    positional: { args: [T2, policyAccount, traceArg], outcome: "any-ok" },
  }),
  getAccountMFAPolicy: operation({
    method: "GET",
    path: "/identity/accounts/{account_uuid}/mfa",
    summary: "Read which second factors the users of an account must have.",
    access: needs("identity_policy.read"),
    params: accountParams,
    responses: { 200: AccountMfaPolicy },
    positional: { args: [T2, policyAccount, traceArg], outcome: "body" },
  }),
  updateAccountMFAPolicy: operation({
    method: "PUT",
    path: "/identity/accounts/{account_uuid}/mfa",
    summary: "Set which second factors the users of an account and those below must have.",
    access: needs("identity_policy.update"),
    params: accountParams,
    body: Type.Object({ required: Type.Array(mfaTypeText, { maxItems: 16 }) }),
    responses: { 200: AccountMfaPolicy },
  }),
  getIdentityMFA: operation({
    method: "GET",
    path: "/identity/identities/{user_uuid}/mfa",
    summary: "List the second factors of an identity.",
    access: ownOr(self, "identity.update"),
    params: identityParams,
    query: pageQuery,
    responses: { 200: List(MfaSetting) },
    paged: { limit: 10, max: 100, sort: ["type"], sortable: ["type", "source", "active", "confirmed", "created_date"] },
    positional: { args: [T1, userUuid("null uuid"), ...pageArgs(), traceArg], outcome: "body" },
  }),
  updateIdentityMFA: operation({
    method: "PUT",
    path: "/identity/identities/{user_uuid}/mfa/{type}",
    summary: "Switch a second factor on or off.",
    description: "One that was never confirmed cannot be switched on.",
    access: ownOr(self, "identity.update"),
    params: { ...identityParams, type: mfaTypeText },
    body: Type.Object({ active: Type.Boolean({ description: "Whether it is asked for at sign-in." }), source: mfaSource }),
    responses: { 200: MfaSetting },
    errors: ["conflict"],
    positional: {
      args: [
        T2,
        mfaUser,
        pathArg("type", "type", "null type"),
        fieldArg("active", "active", false),
        fieldArg("source", "source", "null source"),
        traceArg,
      ],
      outcome: "body",
    },
  }),
  deleteIdentityMFASMS: operation({
    method: "DELETE",
    path: "/identity/identities/{user_uuid}/mfa/{type}",
    summary: "Remove a second factor.",
    description: "The source stands in the body, or in the query for clients that cannot send a body with DELETE.",
    access: ownOr(self, "identity.update"),
    params: { ...identityParams, type: mfaTypeText },
    query: { source: Type.String() },
    body: Type.Optional(Type.Object({ source: Type.Optional(mfaSource) })),
    responses: { 204: null },
    errors: ["conflict"],
    positional: {
      args: [T2, mfaUser, fieldArg("source", "source", "null source"), traceArg],
      fixed: { params: { type: "SMS" } },
      outcome: "any-ok",
    },
  }),
  initiateIdentityMFASetup: operation({
    method: "POST",
    path: "/identity/identities/{user_uuid}/mfa/setup/init",
    summary: "Send a code to an address or number, to prove that it can be reached.",
    access: ownOr(self, "identity.update"),
    params: identityParams,
    body: Type.Object({ type: mfaTypeText, source: mfaSource }),
    responses: { 200: MfaSetup },
    positional: {
      args: [T2, mfaUser, fieldArg("type", "type", "null type"), fieldArg("source", "source", "null source"), traceArg],
      outcome: "body",
    },
  }),
  confirmIdentityMFASetup: operation({
    method: "POST",
    path: "/identity/identities/{user_uuid}/mfa/setup/confirm",
    summary: "Send the code back; the second factor is then active.",
    access: ownOr(self, "identity.update"),
    params: identityParams,
    body: Type.Object({
      token: Type.String({ maxLength: 255, description: "The token that the set-up answered." }),
      code: Type.String({ maxLength: 64, description: "The code that was sent." }),
    }),
    responses: { 200: MfaSetting },
    positional: {
      args: [T2, mfaUser, fieldArg("token", "token", "null token"), fieldArg("code", "code", "null code"), traceArg],
      outcome: "body",
    },
  }),
};
