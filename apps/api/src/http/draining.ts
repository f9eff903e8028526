import { Injectable } from '@nestjs/common';

/** Whether this process was told to stop, and only takes requests until others have noticed. */
@Injectable()
export class Draining {
  private hasBegun = false;

  get isOn(): boolean {
    return this.hasBegun;
  }

  begin(): void {
    this.hasBegun = true;
  }
}
