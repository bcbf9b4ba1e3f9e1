import type { LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { type Problem, problem } from "../errors.ts";
import type { AddressPolicy } from "./addresses.ts";

/** Resolves a host name to all of its addresses. Tests bring their own. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/** The refusal that a caller sees. It names the host that was asked for, never what our resolver found out about it. */
export function refused(host: string): Problem {
  return problem("destination_refused", `The address ${host} is not allowed as a destination.`);
}

/**
 * Opens connections only to allowed addresses. The name is resolved once and the connection goes to an address of that
 * very answer, so a name that changes between check and use (DNS rebinding) gains nothing. The address of the open
 * socket is checked once more before a byte is sent.
 * @param timeout milliseconds from the start of the lookup to the end of the TLS handshake
 */
export function guardedConnector(policy: AddressPolicy, resolve: Resolve, timeout: number): buildConnector.connector {
  const byName = buildConnector({ timeout, lookup: vettedLookup(resolve, () => true) });
  const byAddress = buildConnector({ timeout, lookup: vettedLookup(resolve, (address) => policy.allowsAddress(address)) });
  return (options, callback) => {
    if (policy.allowsHost(options.hostname)) return byName(options, callback);
    // Node asks no resolver about a literal address.
    if (isIP(options.hostname) !== 0 && !policy.allowsAddress(options.hostname)) {
      return callback(refused(options.hostname), null);
    }
    return byAddress(options, (...result) => {
      const [error, socket] = result;
      if (error !== null) return callback(error, null);
      if (socket.remoteAddress !== undefined && policy.allowsAddress(socket.remoteAddress)) return callback(null, socket);
      socket.destroy();
      return callback(refused(options.hostname), null);
    });
  };
}

function vettedLookup(resolve: Resolve, allows: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        const vetted = found.filter(({ address }) => allows(address));
        const [first] = vetted;
        if (first === undefined) return callback(refused(host), "");
        if (options.all === true) return callback(null, vetted);
        return callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ""),
    );
  };
}
