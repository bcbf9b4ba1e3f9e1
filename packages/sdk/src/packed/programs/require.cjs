const doorsOf = (name) => ({
  sdk: require(name),
  index: require(`${name}/lib/index.js`),
  utilities: require(`${name}/lib/utilities.js`),
  config: require(`${name}/lib/config.js`),
  logger: require(`${name}/lib/node-logger.js`),
  webhooks: require(`${name}/webhooks`),
  testing: require(`${name}/testing`),
});

async function main() {
  const { exercise } = await import("./exercise.mjs");
  const host = process.argv[2];
  const own = await exercise(doorsOf("@patchbay/sdk"), host);
  const old = await exercise(doorsOf("star2star-js-ms-sdk"), host);
  process.stdout.write(JSON.stringify({ own, old }));
}

main();
