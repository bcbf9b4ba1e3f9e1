export { isPublicAddress } from "./addresses.ts";
export type { BriefAnswer, BriefRequest } from "./brief.ts";
export type { Resolve } from "./connector.ts";
export {
  connectionHeaders,
  createOutbound,
  type Outbound,
  type OutboundOptions,
  type OutboundRequest,
  OutboundResponse,
} from "./outbound.ts";
