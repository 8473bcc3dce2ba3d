package org.attune.multilevel;

import java.util.List;
import java.util.Optional;
import org.attune.stats.Interval;

/**
 * The within-between model of occasions of persons: y_ij = b_0 + b_W (x_ij - m_i) + b_B m_i +
 * covariates + u_0i + u_1i (x_ij - m_i) + e_ij, with m_i the person's mean of x.
 *
 * <p>b_W tells how a person's occasions differ with the person's own ups and downs of x, b_B how
 * persons with more x differ from others. Means are over the rows the model uses, which are those
 * complete on everything; persons with one of them stay and tell of b_B only. Where all persons
 * have the same mean there is no b_B.
 *
 * <p>Standardised effects: b_W sd_W(x) / sd_W(y), with standard deviations of deviations from the
 * persons' means pooled on N - M degrees of freedom, and b_B sd_B(x) / sd_B(y), with those of the
 * persons' means, each person counted once.
 *
 * <p>The intraclass correlation of the outcome is that of the model with an intercept only,
 * independent residuals and REML on the same rows.
 *
 * <p>Agrees with R as {@link MixedModel} does.
 *
 * @param convergence how the search ended; without numbers where it was refused
 * @param within b_W; nothing without numbers
 * @param between b_B; nothing without numbers or where persons' means do not differ
 * @param fixed all coefficients
 * @param variances standard deviations and memory, with Wald intervals
 * @param logLikelihood of the criterion
 * @param intraclass intraclass correlation of the outcome; NaN where it cannot be estimated
 * @param standardisedWithin b_W in standard deviations
 * @param standardisedBetween b_B in standard deviations
 * @param slopeSpread standard deviation of slopes, with its profile interval, and shares beyond d
 * @param persons what each person differs by
 * @param nParticipants persons used
 * @param nOccasions rows used
 * @param droppedOccasions rows of the input with a missing value
 * @see <a href="https://doi.org/10.1007/s11135-018-0802-x">Bell, A., Fairbrother, M., and Jones, K.
 *     (2019). Fixed and random effects models: making an informed choice. Quality and Quantity 53,
 *     1051-1074</a>
 * @see <a href="https://doi.org/10.1037/met0000062">Schuurman, N. K., and others (2016). How to
 *     compare cross-lagged associations in a multilevel autoregressive model. Psychological Methods
 *     21, 206-221</a>
 */
public record WithinBetween(
    Convergence convergence,
    Optional<FixedEffect> within,
    Optional<FixedEffect> between,
    List<FixedEffect> fixed,
    VarianceParts variances,
    double logLikelihood,
    double intraclass,
    double standardisedWithin,
    double standardisedBetween,
    SlopeSpread slopeSpread,
    List<PersonEffects> persons,
    int nParticipants,
    int nOccasions,
    int droppedOccasions) {

  /** The name of the predictor's deviations from persons' means among the coefficients. */
  public static final String WITHIN = "within";

  /** The name of persons' means of the predictor among the coefficients. */
  public static final String BETWEEN = "between";

  /** Fits the model to the complete rows. */
  public static WithinBetween fit(Occasions occasions, ModelSettings settings) {
    Centred rows = Centred.of(occasions, settings.residual());
    int dropped = occasions.outcome().length - rows.rows();
    if (rows.hindrance() != Hindrance.NONE) {
      return refused(Convergence.refused(rows.hindrance()), rows, dropped, settings);
    }
    MixedDesign design = rows.design().with(settings.slope());
    MixedModel model = MixedModel.fit(design, settings.residual(), settings.criterion());
    if (!model.convergence().isReached()) {
      return refused(model.convergence(), rows, dropped, settings);
    }
    List<FixedEffect> fixed = model.fixed(settings.level());
    FixedEffect within = fixed.get(1);
    Optional<FixedEffect> between =
        fixed.stream().filter(effect -> effect.name().equals(BETWEEN)).findFirst();
    List<PersonEffects> persons = model.personEffects();
    double slope = within.test().estimate();
    return new WithinBetween(
        model.convergence(),
        Optional.of(within),
        between,
        fixed,
        model.variances(settings.level()),
        model.logLikelihood(),
        intraclass(design),
        slope * rows.ratioWithin(),
        between.map(b -> b.test().estimate() * rows.ratioBetween()).orElse(Double.NaN),
        SlopeSpread.of(model, slope, persons, settings),
        persons,
        rows.persons(),
        rows.rows(),
        dropped);
  }

  private static WithinBetween refused(
      Convergence why, Centred rows, int dropped, ModelSettings settings) {
    return new WithinBetween(
        why,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        VarianceParts.none(settings.level()),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        SlopeSpread.none(settings),
        List.of(),
        rows.persons(),
        rows.rows(),
        dropped);
  }

  private static double intraclass(MixedDesign design) {
    MixedDesign empty = MixedDesign.of(design.participant(), design.outcome());
    VarianceParts parts =
        MixedModel.fit(empty, Residual.INDEPENDENT, Criterion.REML).variances(Interval.USUAL_LEVEL);
    double between = parts.intercept() * parts.intercept();
    return between / (between + parts.residual() * parts.residual());
  }
}
