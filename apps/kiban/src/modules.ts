import { assetModule } from '@kiban/asset/module';
import { authLinkModule, authStoreModule } from '@kiban/auth/module';
import { deliveryModule } from '@kiban/delivery/module';
import { directoryModule } from '@kiban/directory/module';
import { eventStoreModule } from '@kiban/event-store';
import { postgresModule, type SchemaModule } from '@kiban/postgres';

/** What the platform is made of, in the order of migration. */
export const modules: readonly SchemaModule[] = [
  postgresModule,
  eventStoreModule,
  directoryModule,
  assetModule,
  authStoreModule,
  authLinkModule,
  deliveryModule,
];
