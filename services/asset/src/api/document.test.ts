import { describedApi } from '@kiban/service/testing';
import { assetDocument } from './describe-api.ts';
import { permissions } from './permissions.ts';

describedApi(assetDocument, permissions, 3);
