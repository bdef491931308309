/** OWASP's choice for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
