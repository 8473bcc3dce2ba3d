package org.attune.stats;

/**
 * A reliability coefficient with its interval, or the reason why there is none.
 *
 * @param estimate the coefficient; NaN where it cannot be computed
 * @param interval its interval, undefined where there is none
 * @param n complete records used
 * @param nItems number of items
 * @param obstacle why the estimate is NaN; none where it is a number
 */
public record Coefficient(
    double estimate, Interval interval, long n, int nItems, Obstacle obstacle) {

  static Coefficient of(ItemTable items, double estimate, Interval interval) {
    return new Coefficient(estimate, interval, items.records(), items.items(), Obstacle.NONE);
  }

  static Coefficient none(ItemTable items, Obstacle why, double level) {
    return new Coefficient(
        Double.NaN, Interval.undefined(level), items.records(), items.items(), why);
  }

  /** What keeps every coefficient of so many items from being computed; none if nothing does. */
  static Obstacle obstacle(ItemTable items, int fewestItems) {
    if (items.items() < fewestItems) {
      return Obstacle.FEW_ITEMS;
    }
    if (items.records() < 2) {
      return Obstacle.FEW_PEOPLE;
    }
    Scatter scatter = items.scatter();
    for (int item = 0; item < items.items(); item++) {
      if (scatter.products()[item][item].signum() == 0) {
        return Obstacle.CONSTANT_ITEM;
      }
    }
    return scatter.ofSum(-1).signum() == 0 ? Obstacle.CONSTANT_SUM : Obstacle.NONE;
  }
}
