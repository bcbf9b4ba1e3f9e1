export { isPublicAddress } from "./addresses.ts";
export { createOutbound, type Outbound, type OutboundOptions, type OutboundRequest, OutboundResponse } from "./outbound.ts";
