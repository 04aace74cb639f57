/** Whoever can make tokens can be anybody. @throws Error where `environment` is production. */
export function refuseProduction(environment: string | undefined): void {
  if (environment === 'production')
    throw new Error('@kiban/sdk/testing makes tokens for anybody: it is not for NODE_ENV=production.');
}
