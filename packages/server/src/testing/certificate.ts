import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls, { type SecureContext, type SecureContextOptions } from "node:tls";

/** A certificate that vouches for itself, PEM. */
export interface Certificate {
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** Makes one by openssl. @param name that it is for */
export async function makeCertificate(name: string): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), "patchbay-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const request = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=${name}`;
  const names = ["-addext", `subjectAltName=DNS:${name}`];
  execFileSync("openssl", [...request.split(" "), ...names, "-keyout", key, "-out", cert], { stdio: "ignore" });
  const made = { key: await readFile(key), certificate: await readFile(cert) };
  await rm(folder, { recursive: true, force: true });
  return made;
}

/** Has this process trust a certificate as it does those of Node.js. @returns how to end it */
export function trust({ certificate }: Pick<Certificate, "certificate">): () => void {
  const { createSecureContext } = tls;
  const trusting = (options?: SecureContextOptions): SecureContext => {
    const made = createSecureContext(options);
    // Not in the types, and the only way to add to what is trusted already, in Node.js 20.
    made.context.addCACert(certificate);
    return made;
  };
  Object.assign(tls, { createSecureContext: trusting });
  return () => void Object.assign(tls, { createSecureContext });
}
