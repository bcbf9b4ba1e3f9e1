/**
 * The one catalogue of errors: stable machine key, HTTP status, and the sentence a person reads when nothing more
 * precise is said. The body of an error answer carries the status as `code` and the key as `key`.
 */
export const errors = {
  // The request itself
  invalid_request: [400, "The request is malformed."],
  invalid_json: [400, "The request body is not valid JSON."],
  validation_failed: [400, "The request is not valid."],
  unknown_reference: [400, "The request names something that does not exist."],
  "scheduler.unknown_workflow": [400, "There is no such workflow, or you may not see it."],
  "workflow.invalid_body": [400, "This is no workflow."],
  "workflow.invalid_status": [400, "A workflow cannot have this status."],
  "workflow.invalid_version": [400, "This is no semantic version."],
  "workflow.invalid_users": [400, "The users of the workflow are not valid."],
  "workflow.invalid_globals": [400, "The globals of the workflow are not valid."],
  "workflow.invalid_state": [400, "The states of the workflow are not valid."],
  "workflow.invalid_trigger": [400, "What starts the workflow is not valid."],
  "workflow.invalid_decision": [400, "A decision of the workflow is not valid."],
  "workflow.invalid_transition": [400, "The transitions of the workflow are not valid."],
  "workflow.invalid_condition": [400, "The work of a transition is not valid."],
  "workflow.unavailable": [400, "The workflow needs a service that does not run here."],
  // Who is calling
  unauthenticated: [401, "A valid access token is required."],
  token_expired: [401, "The access token has expired."],
  token_revoked: [401, "The access token has been revoked."],
  "workflow.unsigned": [401, "The call is not signed as it must be."],
  forbidden: [403, "You are not allowed to do this."],
  account_suspended: [403, "The account is suspended."],
  "messaging.sender_refused": [403, "You may not send from this number."],
  "messaging.opted_out": [403, "recipient has opted out"],
  "messaging.not_registered": [403, "The number sends for no active 10DLC campaign."],
  // OAuth (RFC 6749, 5.2)
  invalid_client: [401, "The client is unknown, or its credentials are wrong."],
  invalid_grant: [400, "The credentials, the code or the refresh token are not valid."],
  unauthorized_client: [400, "The client may not use this grant."],
  unsupported_grant_type: [400, "There is no such grant."],
  invalid_scope: [400, "The client may not have this scope."],
  inactive_token: [400, "The token is not active."],
  mfa_required: [403, "A second factor is required."],
  // What is called
  not_found: [404, "Not found."],
  method_not_allowed: [405, "This method is not allowed here."],
  not_acceptable: [406, "Only application/json can be produced."],
  timed_out: [408, "It did not end in time."],
  conflict: [409, "The request conflicts with the present state."],
  idempotency_key_reused: [409, "This Idempotency-Key was used with another request."],
  gone: [410, "This link has expired."],
  too_large: [413, "The request body is too large."],
  unsupported_media_type: [415, "This content type is not supported."],
  rate_limited: [429, "Too many requests."],
  "lambda.busy": [429, "Too many calls of functions are running."],
  "messaging.queue_full": [429, "Too many texts are waiting to be sent from this number."],
  // Faults
  "workflow.run_failed": [500, "The run ended in an error."],
  internal: [500, "Something went wrong on our side."],
  upstream_failed: [502, "A service that this request depends on failed."],
  "lambda.failed": [502, "The function failed."],
  unavailable: [503, "The service is not available at the moment."],
  upstream_timeout: [504, "A service that this request depends on did not answer in time."],
  "lambda.timeout": [504, "The function took too long."],
  // What a function answers: it says the status itself
  "lambda.refused": [400, "The function refused the call."],
  // Outbound calls
  destination_refused: [400, "The address is not allowed as a destination."],
} as const satisfies Record<string, readonly [status: number, message: string]>;

/** Stable machine code of an error. */
export type ErrorKey = keyof typeof errors;
