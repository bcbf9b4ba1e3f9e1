// `patchbay`: the client of the SDK for the platform that this runs on, with the rights of the caller. All its calls are in the
// trace of the call of the function.
({ host, library, trace }) => {
  const { Patchbay } = host("sdk");
  const headers = trace === undefined ? {} : { trace };
  return {
    patchbay: new Patchbay({ host: host("platform"), credentials: host("token"), fetch: library("fetch").platform, headers }),
  };
};
