/**
 * An access token as clients read it, with the claims that helpers look for. Nobody signed it: only the fake takes it.
 *
 * @param seconds When it was issued, since 1970. It never expires.
 */
export function tokenOf(user_uuid: string, account_uuid: string, seconds: number): string {
  const claims = { sub: user_uuid, tid: account_uuid, cid: "fake", scp: "default", iat: seconds, exp: 253_402_300_799 };
  return [{ alg: "none", typ: "JWT" }, claims].map(encoded).concat("fake").join(".");
}

function encoded(part: object): string {
  return btoa(JSON.stringify(part)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
