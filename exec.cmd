@rem npm start says "exec node ...", so that no shell stays between npm and the server. cmd takes this file for exec.
@%*
