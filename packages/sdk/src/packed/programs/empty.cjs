// Nothing: see import-time.mjs.
