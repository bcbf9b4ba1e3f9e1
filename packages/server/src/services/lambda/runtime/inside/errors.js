// What was thrown, as text.
() => {
  const text = (value) => {
    try {
      return typeof value === "string" ? value : String(value);
    } catch {
      return "(unprintable)";
    }
  };
  const describe = (error) => {
    try {
      if (!(error instanceof Error)) return JSON.stringify({ name: "Error", message: text(error), stack: "" });
      return JSON.stringify({ name: text(error.name), message: text(error.message), stack: text(error.stack) });
    } catch {
      return '{"name":"Error","message":"(unprintable)","stack":""}';
    }
  };
  return { describe };
};
