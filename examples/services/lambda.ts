/** A function is deployed, called, fails once, and its log is read. */
import { Patchbay, ServerError } from "@patchbay/sdk";

const pb = new Patchbay({
  host: process.env.PATCHBAY_URL ?? "http://localhost:8420",
  credentials: {
    clientId: "demo-client",
    clientSecret: "demo-client-secret-demo-client-secret",
    username: "admin@demo.example.com",
    password: "patchbay-demo-only",
  },
});

// It runs on the server, with the client of the SDK as `patchbay` and the rights of whoever calls it.
const source = `
export default async ({ name }, context) => {
  if (!name) throw new Error("Whom shall I greet?");
  const me = await patchbay.identity.getMyIdentityData();
  console.log("greeting", name);
  return \`\${context.env.GREETING}, \${name}! Yours, \${me.user_name}\`;
};
`;
const deployed = await pb.lambda.deployLambda({ name: "greet", source, environment: { GREETING: "Hello" } });
console.log(`greet is deployed, version ${deployed.version}`);

const { statusCode, body } = await pb.lambda.invokeLambda({ name: "greet", body: { name: "Ada" } });
console.log(`answered with ${statusCode}: ${body}`);

try {
  await pb.lambda.invokeLambda({ name: "greet" }, { maxRetries: 0 });
} catch (error) {
  if (!(error instanceof ServerError)) throw error;
  console.log(`failed with ${error.code} ${error.key}: ${error.message}`);
}

const log = await pb.lambda.listLambdaInvocations({ name: "greet", limit: 2 });
for (const { status, duration_ms, console: lines } of log.items) {
  console.log(`${status} after ${Math.round(duration_ms)} ms: ${lines.map(({ text }) => text).join("; ") || "nothing written"}`);
}
await pb.lambda.deleteLambda({ name: "greet" });
