namespace Osteon.Vesicles;

/// <summary>One log-normal component of a size distribution.</summary>
/// <param name="Share">Share of the particles, 0 … 1.</param>
/// <param name="Median">Median diameter, nm; also the mode of the curve over log diameter.</param>
/// <param name="LogSd">Standard deviation τ of ln diameter.</param>
/// <param name="Unresolved">Whether τ is the width of a bin, below which the grid cannot tell widths apart: the component is narrower than
/// that or single-sized.</param>
public sealed record LogNormalComponent(double Share, double Median, double LogSd, bool Unresolved = false)
{
    /// <summary>Geometric standard deviation, e^τ.</summary>
    public double GeometricSd => Math.Exp(LogSd);

    /// <summary>Mean, nm: median·exp(τ²/2).</summary>
    public double Mean => Median * Math.Exp(LogSd * LogSd / 2);

    /// <summary>Standard deviation, nm: mean·√(exp(τ²) − 1).</summary>
    public double Sd => Mean * Math.Sqrt(Math.Exp(LogSd * LogSd) - 1);

    /// <summary>Mode of the curve over diameter, nm: median·exp(−τ²).</summary>
    public double Mode => Median * Math.Exp(-LogSd * LogSd);
}

/// <summary>A size distribution of a few log-normal components, fitted by maximum likelihood.</summary>
/// <param name="Components">The components in order of median.</param>
/// <param name="Distribution">Fractions per bin, sum 1.</param>
/// <param name="LogLikelihood">Σ cₖ ln Σ_m w_m p(zₖ|d_m), natural logarithm.</param>
/// <param name="Bic">Bayesian information criterion, −2 ln L + (3j − 1) ln K for j components and K tracks; smaller is better.</param>
/// <param name="Aic">Akaike's information criterion, −2 ln L + 2(3j − 1).</param>
/// <param name="Passes">Passes over the data until the end, all starts together.</param>
/// <param name="Converged">Whether the likelihood stopped rising before the passes ran out.</param>
public sealed record LogNormalFit(
    IReadOnlyList<LogNormalComponent> Components, SizeDistribution Distribution, double LogLikelihood, double Bic, double Aic,
    int Passes, bool Converged)
{
    /// <summary>Mean over all components, nm.</summary>
    public double Mean => Components.Sum(c => c.Share * c.Mean);

    /// <summary>Standard deviation over all components, nm.</summary>
    public double Sd => Math.Sqrt(Components.Sum(c => c.Share * ((c.Sd * c.Sd) + ((c.Mean - Mean) * (c.Mean - Mean)))));
}

/// <summary>Fits with 1, 2, … components.</summary>
/// <param name="Fits">One fit for each number of components, from 1.</param>
/// <param name="Best">The one with the smallest BIC; the fewer components of equals.</param>
public sealed record LogNormalSelection(IReadOnlyList<LogNormalFit> Fits, LogNormalFit Best);
