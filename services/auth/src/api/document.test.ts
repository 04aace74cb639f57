import { describedApi } from '@kiban/service/testing';
import { authDocument } from './describe-api.ts';
import { permissions } from './permissions.ts';

describedApi(authDocument, permissions, 5);
