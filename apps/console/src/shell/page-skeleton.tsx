import { Skeleton } from '../ui/states.tsx';

export function PageSkeleton() {
  return (
    <div className="px-4 py-4 md:px-6">
      <Skeleton lines={10} />
    </div>
  );
}
