import { describedApi } from '@kiban/service/testing';
import { directoryDocument } from './describe-api.ts';
import { permissions } from './permissions.ts';

describedApi(directoryDocument, permissions, 9);
