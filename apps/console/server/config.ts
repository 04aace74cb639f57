/** What the environment says when the console runs alone. */
export interface ConsoleConfig {
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string;
  readonly directoryUrl: string;
  readonly assetUrl: string;
  readonly authUrl: string;
  readonly deliveryUrl: string;
}

/** @throws RangeError that names the variable that is missing or cannot be used. */
export function consoleConfig(environment: NodeJS.ProcessEnv): ConsoleConfig {
  const needed = (name: string): string => {
    const value = environment[name];
    if (value !== undefined && value !== '') return value;
    throw new RangeError(`${name} is not set.`);
  };
  const port = Number(environment.KIBAN_HTTP_PORT || 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`KIBAN_HTTP_PORT is “${environment.KIBAN_HTTP_PORT}”, which is no port.`);
  return {
    host: environment.KIBAN_HOST || '127.0.0.1',
    port,
    origin: new URL(needed('KIBAN_ORIGIN')).origin,
    issuer: needed('KIBAN_ISSUER'),
    client_id: needed('KIBAN_CLIENT_ID'),
    client_secret: needed('KIBAN_CLIENT_SECRET'),
    directoryUrl: needed('KIBAN_DIRECTORY_URL'),
    assetUrl: needed('KIBAN_ASSET_URL'),
    authUrl: needed('KIBAN_AUTH_URL'),
    deliveryUrl: needed('KIBAN_DELIVERY_URL'),
  };
}
