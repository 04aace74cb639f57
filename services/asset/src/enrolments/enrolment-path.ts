/** Where devices enrol, below the origin. */
export const ENROLMENTS = '/asset/enrolments';
